import type { System } from '#shared/words/trouble-words.ts'

/** Every system, this one first. */
export function systemsFrom(own: System): System[] {
  return [own, ...(['windows', 'mac', 'linux'] as const).filter((system) => system !== own)]
}

/** The system that this page is looked at on, by what the browser says: nearly always the one Handover runs on. */
export function systemOf(userAgent: string): System {
  if (/Windows/.test(userAgent)) return 'windows'
  return /Mac OS/.test(userAgent) ? 'mac' : 'linux'
}
