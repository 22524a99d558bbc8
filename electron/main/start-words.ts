import { linkScheme } from './deep-link.ts'

/** The words that the process was started with, told apart by who may have said them. */
export interface StartWords {
  /** What whoever made the shortcut, or typed the command, wants. */
  flags: string[]
  /** The one link that the system handed over; null when there is none. */
  link: string | null
}

/**
 * Added by the installer after an update, by an AppImage, by Chromium, by Windows, or by people to help Chromium with their graphics
 * card. They are nothing to Handover.
 */
const ofTheSystem = new Set([
  '--updated',
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-gpu',
  '--disable-gpu-sandbox',
  '--disable-gpu-compositing',
  '--disable-features',
  '--enable-features',
  '--force-device-scale-factor',
  '--ozone-platform',
  '--ozone-platform-hint',
  '--original-process-start-time',
  '--allow-file-access-from-files',
  // Windows starts Handover so when a notification is clicked that outlived it (Electron's activator of notifications).
  '-Embedding',
])

/**
 * Tells apart what may be obeyed from what came with a link. A link is made by anybody, and may try to bring flags along
 * (`handover://new/x --profile=…`, as one word or as several): from `--`, or from the first link on, everything is data,
 * and more than one word of it is no link at all.
 * @param words without the program, and without the folder of a checkout
 */
export function startWords(words: readonly string[]): StartWords {
  const begins = words.findIndex((word) => word === '--' || isLink(word))
  const flags = begins === -1 ? words : words.slice(0, begins)
  const data = begins === -1 ? [] : words.slice(words[begins] === '--' ? begins + 1 : begins)
  const [link = null, ...more] = data
  return {
    flags: flags.filter((word) => !ofTheSystem.has(word.split('=', 1)[0] ?? word)),
    link: more.length === 0 ? link : null,
  }
}

function isLink(word: string): boolean {
  return word.slice(0, linkScheme.length + 1).toLowerCase() === `${linkScheme}:`
}
