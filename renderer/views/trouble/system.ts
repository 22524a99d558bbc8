/** The systems whose words differ. */
export type System = 'windows' | 'mac' | 'linux'

export const SYSTEM_NAMES: Readonly<Record<System, string>> = {
  windows: 'Windows',
  mac: 'a Mac',
  linux: 'Linux',
}

/** Every system, this one first. */
export function systemsFrom(own: System): System[] {
  return [own, ...(['windows', 'mac', 'linux'] as const).filter((system) => system !== own)]
}

/** The system that this page is looked at on, by what the browser says: nearly always the one Handover runs on. */
export function systemOf(userAgent: string): System {
  if (userAgent.includes('Windows')) return 'windows'
  return userAgent.includes('Mac OS') ? 'mac' : 'linux'
}
