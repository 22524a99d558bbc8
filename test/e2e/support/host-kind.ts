import { needs, noteReason } from '#test/support/tools.ts'

/**
 * What the specs run in, by HANDOVER_E2E_HOST: `browser`, with its core in this process (unless told otherwise); `browser-process`,
 * the same with its core in a process of its own, as users have it; `desktop`, the window of Electron.
 */
export type HostKind = 'browser' | 'browser-process' | 'desktop'

export function hostKind(): HostKind {
  const named = process.env['HANDOVER_E2E_HOST'] ?? 'browser'
  if (named === 'browser' || named === 'browser-process' || named === 'desktop') return named
  throw new Error(`HANDOVER_E2E_HOST is ${named}. Known are browser, browser-process and desktop.`)
}

/** Why no screens can be opened here, or false; at the top of a `describe`. */
export function needsScreens(): string | false {
  return needs(hostKind() === 'desktop' ? 'electron' : 'chromium')
}

/** For specs of what only the browser host has: why they are not run here, or false. */
export function needsBrowserHost(what: string): string | false {
  if (hostKind() !== 'desktop') return needs('chromium')
  const reason = `the desktop window has no ${what}`
  noteReason(reason)
  return reason
}
