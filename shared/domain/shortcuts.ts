/** The shell's own keys, as `KeyboardEvent.key` names them. `with`: Ctrl, or the command key on macOS. */
export const SHELL_KEYS = {
  help: { key: 'F1', with: false },
  find: { key: 'k', with: true },
  keys: { key: '/', with: true },
} as const satisfies Readonly<Record<string, { key: string; with: boolean }>>
export type ShellKey = keyof typeof SHELL_KEYS

/** The keys of the desktop window's menu, as Electron writes them. */
export const MENU_KEYS = {
  today: 'CmdOrCtrl+1',
  newPlace: 'CmdOrCtrl+2',
  outbox: 'CmdOrCtrl+3',
  homes: 'CmdOrCtrl+4',
  connections: 'CmdOrCtrl+5',
  new: 'CmdOrCtrl+N',
  settings: 'CmdOrCtrl+,',
  print: 'CmdOrCtrl+P',
  larger: 'CmdOrCtrl+Plus',
  smaller: 'CmdOrCtrl+-',
  actual: 'CmdOrCtrl+0',
} as const
export type MenuKey = keyof typeof MENU_KEYS

/** Keys of wizards and forms that are theirs alone, written as the others. */
export const FORM_KEYS = {
  send: 'CmdOrCtrl+Enter',
  todaysDate: 'T',
} as const
export type FormKey = keyof typeof FORM_KEYS

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Which of the shell's keys was pressed; null for any other. */
export function shellKeyOf(pressed: Pressed): ShellKey | null {
  if (pressed.altKey) return null
  const held = pressed.ctrlKey || pressed.metaKey
  const { help, find, keys } = SHELL_KEYS
  if (pressed.key === help.key) return held || pressed.shiftKey ? null : 'help'
  if (pressed.key.toLowerCase() === find.key) return held && !pressed.shiftKey ? 'find' : null
  // On some keyboards the key is found with Shift only.
  return pressed.key === keys.key && held ? 'keys' : null
}

/** How keys are written on this kind of computer: `Ctrl+N`, `⌘N`. */
export function keyWords(keys: string, mac: boolean): string {
  return mac
    ? keys.replace('CmdOrCtrl+', '⌘').replace('Plus', '+')
    : keys.replace('CmdOrCtrl', 'Ctrl').replace('Plus', '+')
}
