/** Where new versions are asked for, as far as it decides what may be done with them. */
export interface Feed {
  /** Whether the package names who has to have signed a new version; without it electron-updater checks no signature on Windows. */
  publisher: boolean
}

/** Of the other providers of electron-updater, those whose addresses are https and fixed. */
const FIXED = ['github']

/**
 * Reads `app-update.yml`, which electron-builder writes into a package: one member a line. Null when it does not lead to an address by https.
 */
export function readFeed(text: string): Feed | null {
  const member = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'm')
      .exec(text)?.[1]
      ?.trim()
      .replaceAll(/^(['"])(.*)\1$/g, '$2')
  const provider = member('provider') ?? ''
  const url = URL.parse(member('url') ?? '')
  const safe =
    provider === 'generic'
      ? url?.protocol === 'https:'
      : FIXED.includes(provider) && member('host') === undefined && member('protocol') === undefined
  if (!safe) return null
  // Names follow in the same line, or below it as a list.
  return { publisher: /^publisherName:[ \t]*(?:(?!\[\]|null\b|~)\S|\r?\n[ \t]*- *\S)/m.test(text) }
}
