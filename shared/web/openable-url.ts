const longest = 2048

/**
 * The address as it may be handed to the system to open outside Handover, or null.
 * Only `https:` without user info, on the usual port, at a named host; and `mailto:` with one plain address and at
 * most a subject and a text. Everything else (file, smb, javascript, shares, scripts of other programs) stays shut.
 */
export function openableUrl(text: string): string | null {
  if (text.length > longest || isAmbiguous(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') return isPlainWebsite(url) ? url.href : null
  if (url.protocol === 'mailto:') return isPlainMail(url) ? url.href : null
  return null
}

/** A blank, a backslash or a control character means different things to different parsers. */
function isAmbiguous(text: string): boolean {
  return Array.from(text).some((letter) => letter <= ' ' || letter === '\\' || letter === '\u007f')
}

function isPlainWebsite(url: URL): boolean {
  const named = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(url.hostname)
  return named && url.username === '' && url.password === '' && url.port === ''
}

function isPlainMail(url: URL): boolean {
  const parameters = [...url.searchParams.keys()]
  return (
    /^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(url.pathname) &&
    parameters.every((name) => name === 'subject' || name === 'body')
  )
}
