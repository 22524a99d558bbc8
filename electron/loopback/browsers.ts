import { delimiter, join } from 'node:path'

/** The machine, as far as finding a browser goes. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a file can be run. */
  isProgram(path: string): boolean
}

/** A command that opens an address. */
export interface Opener {
  readonly name: string
  readonly command: string
  readonly args: (url: string) => string[]
}

/** Whether there is a screen to open a window on. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== ''
}

/**
 * What can open the browser host's page here, best first: an app window of Chrome, Edge or Chromium, then the
 * system's own browser. Empty without a display.
 */
export function openersOf(machine: Machine): Opener[] {
  if (!hasDisplay(machine)) return []
  const appWindows = chromiumsOf(machine)
    .filter(({ command }) => machine.isProgram(command))
    // A snap has a temporary folder of its own and cannot read the redirect file.
    .filter(({ command }) => !command.startsWith('/snap/'))
    .map(({ name, command }): Opener => ({ name, command, args: (url) => [`--app=${url}`, '--new-window'] }))
  return [...appWindows, ...systemOpeners(machine)]
}

function chromiumsOf({ platform, env }: Machine): { name: string; command: string }[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => ({
      name,
      command: `/Applications/${name}.app/Contents/MacOS/${name}`,
    }))
  }
  if (platform === 'win32') {
    const places = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    const programs = [
      { name: 'Google Chrome', path: ['Google', 'Chrome', 'Application', 'chrome.exe'] },
      { name: 'Microsoft Edge', path: ['Microsoft', 'Edge', 'Application', 'msedge.exe'] },
      { name: 'Chromium', path: ['Chromium', 'Application', 'chrome.exe'] },
    ]
    return programs.flatMap(({ name, path }) =>
      places.map((place) => ({ name, command: join(place, ...path) })),
    )
  }
  const programs = [
    { name: 'Google Chrome', files: ['google-chrome-stable', 'google-chrome'] },
    { name: 'Microsoft Edge', files: ['microsoft-edge-stable', 'microsoft-edge'] },
    { name: 'Chromium', files: ['chromium', 'chromium-browser'] },
  ]
  return programs.flatMap(({ name, files }) =>
    files.flatMap((file) => foldersOf(env).map((folder) => ({ name, command: join(folder, file) }))),
  )
}

function systemOpeners(machine: Machine): Opener[] {
  const name = 'the browser'
  if (machine.platform === 'darwin') return [{ name, command: '/usr/bin/open', args: (url) => [url] }]
  if (machine.platform === 'win32') {
    const system = machine.env['SystemRoot'] ?? 'C:\\Windows'
    // Not `cmd /c start`: its quoting rules are nobody's friend.
    return [
      {
        name,
        command: join(system, 'System32', 'rundll32.exe'),
        args: (url) => ['url.dll,FileProtocolHandler', url],
      },
    ]
  }
  return foldersOf(machine.env)
    .map((folder) => join(folder, 'xdg-open'))
    .filter((command) => machine.isProgram(command))
    .slice(0, 1)
    .map((command) => ({ name, command, args: (url) => [url] }))
}

function foldersOf(env: Machine['env']): string[] {
  return (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
}
