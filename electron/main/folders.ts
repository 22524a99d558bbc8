import { join } from 'node:path'

interface PathsLike {
  setPath(name: 'userData' | 'sessionData' | 'crashDumps', path: string): void
  setAppLogsPath(path: string): void
}

/**
 * Keeps all of Chromium's own files in the profile, and with them the lock that lets one instance open it: the profile is on
 * this computer only, while Electron's own choice on Windows would roam from computer to computer. Before the app is ready.
 * @param folder of the profile
 * @returns the folder that the desktop window may keep its own files in
 */
export function keepInProfile(app: PathsLike, folder: string, practice: boolean): string {
  const own = join(folder, practice ? 'desktop-practice' : 'desktop')
  app.setPath('userData', own)
  app.setPath('sessionData', own)
  app.setPath('crashDumps', join(own, 'Crashpad'))
  app.setAppLogsPath(join(folder, 'logs'))
  return own
}
