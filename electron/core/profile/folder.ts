import { join } from 'node:path'
import envPaths from 'env-paths'

/** The usual place of a profile on this system, local to this computer (not a roaming profile). */
export function defaultFolder(): string {
  return envPaths('Handover', { suffix: '' }).data
}

export const storeFile = (folder: string): string => join(folder, 'store.db')
export const profileFile = (folder: string): string => join(folder, 'profile.json')
export const logsFolder = (folder: string): string => join(folder, 'logs')
