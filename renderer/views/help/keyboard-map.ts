import {
  FORM_KEYS,
  keyWords,
  MENU_KEYS,
  SHELL_KEYS,
  type FormKey,
  type MenuKey,
  type ShellKey,
} from '#shared/domain/shortcuts.ts'
import type { help } from '#shared/words/en-GB/help.ts'

type Words = (typeof help)['keys']
type Act = keyof Words['acts']

/** Keys and what they do, in the words of now. */
export interface KeyRow {
  keys: string
  does: string
}

/** In their order on the map; a test compares them with the keys that there are. */
export const SHELL: readonly ShellKey[] = ['help', 'find', 'keys']
export const MENU: readonly MenuKey[] = [
  ...(['today', 'newPlace', 'outbox', 'homes', 'connections'] as const),
  ...(['new', 'settings', 'print', 'larger', 'smaller', 'actual'] as const),
]
export const FORM: readonly FormKey[] = ['send', 'todaysDate']

type Row = readonly [keys: string, act: Act]
const inLists = ({ names }: Words): readonly Row[] => [
  ['↑ ↓', 'rows'],
  [names.page, 'page'],
  [names.ends, 'ends'],
  [names.tabs, 'tabs'],
]
const inForms = ({ names }: Words): readonly Row[] => [
  ['Enter', 'open'],
  ['↑ ↓', 'radio'],
  [names.space, 'tick'],
  ['↑ ↓', 'suggestions'],
  [names.escape, 'clear'],
]

/** Every key that Handover itself gives a meaning, by where it has it. */
export function keyboardMap(words: Words, { mac, desktop }: { mac: boolean; desktop: boolean }) {
  const row = (keys: string, act: Act): KeyRow => ({ keys, does: words.acts[act] })
  const shell = SHELL.map((name) => {
    const { key, with: held } = SHELL_KEYS[name]
    return row(keyWords(held ? `CmdOrCtrl+${key.toUpperCase()}` : key, mac), name)
  })
  const menu = MENU.map((name) => row(keyWords(MENU_KEYS[name], mac), name))
  const form = FORM.map((name) => row(keyWords(FORM_KEYS[name], mac), name))
  return [
    { where: words.where.anywhere, rows: [...shell, row('Tab', 'skip'), row(words.names.escape, 'leave')] },
    ...(desktop ? [{ where: words.where.desktop, rows: menu }] : []),
    { where: words.where.lists, rows: inLists(words).map(([keys, act]) => row(keys, act)) },
    { where: words.where.forms, rows: [...form, ...inForms(words).map(([keys, act]) => row(keys, act))] },
  ]
}
