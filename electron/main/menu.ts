import type { MenuItemConstructorOptions } from 'electron'
import { PLACE_NAMES } from '#shared/domain/place-names.ts'
import { MENU_KEYS } from '#shared/domain/shortcuts.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { IMPORT_TITLE, WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'

type Item = MenuItemConstructorOptions

/** What the menu's own items do; the others are roles, which Electron knows. */
export interface MenuActs {
  /** Shows a place of the page, such as `#/outbox`. */
  go: (address: string) => void
  /** Opens the search over everything. */
  find: () => void
  savePdf: () => void
  print: () => void
  copyDiagnostics: () => void
}

/** What decides which menu there is. */
export interface MenuFacts {
  platform: NodeJS.Platform
  /** From a checkout there are the developer tools too. */
  packaged: boolean
}

const separator: Item = { type: 'separator' }

/** The application's menu: on macOS at the top of the screen, elsewhere on the window. */
export function menuTemplate({ platform, packaged }: MenuFacts, acts: MenuActs): Item[] {
  const mac = platform === 'darwin'
  const to = (label: string, address: string, accelerator?: string): Item => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => acts.go(address),
  })
  const about = to('About Handover', '#/about')
  const settings = to(`${PLACE_NAMES.settings}…`, '#/settings', MENU_KEYS.settings)
  return [
    ...(mac ? [appMenu(about, settings)] : []),
    {
      label: 'File',
      submenu: [
        newMenu(to),
        separator,
        { label: 'Save as PDF…', click: acts.savePdf },
        { label: 'Print…', accelerator: MENU_KEYS.print, click: acts.print },
        separator,
        ...(mac ? [] : [settings, separator]),
        { role: 'close', label: 'Close window' },
        ...(mac ? [] : [{ role: 'quit', label: 'Exit' } satisfies Item]),
      ],
    },
    editMenu(acts.find),
    viewMenu(to, packaged),
    { role: 'windowMenu', label: 'Window' },
    {
      role: 'help',
      label: 'Help',
      submenu: [
        to('Handover help', '#/help'),
        to('Keyboard', '#/help/keyboard'),
        separator,
        { label: 'Copy diagnostics', click: acts.copyDiagnostics },
        to('Licences', '#/about/licences'),
        ...(mac ? [] : [separator, about]),
      ],
    },
  ]
}

type To = (label: string, address: string, accelerator?: string) => Item

function appMenu(about: Item, settings: Item): Item {
  return {
    label: 'Handover',
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
}

function newMenu(to: To): Item {
  return {
    label: 'New',
    submenu: [
      to('What is happening at the home?', '#/new', MENU_KEYS.new),
      separator,
      ...WIZARD_KINDS.map((kind) => to(WIZARD_TITLES[kind], `#/new/${kind}`)),
      separator,
      to(`${IMPORT_TITLE}…`, '#/import'),
    ],
  }
}

function editMenu(find: () => void): Item {
  return {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle', label: 'Paste and match style' },
      { role: 'delete' },
      { role: 'selectAll', label: 'Select all' },
      separator,
      { label: 'Find…', accelerator: 'CmdOrCtrl+K', click: find },
    ],
  }
}

function viewMenu(to: To, packaged: boolean): Item {
  const places = [
    to(PLACE_NAMES.today, '#/today', MENU_KEYS.today),
    to(PLACE_NAMES.new, '#/new', MENU_KEYS.newPlace),
    to(PLACE_NAMES.outbox, '#/outbox', MENU_KEYS.outbox),
    to(PLACE_NAMES.homes, '#/homes', MENU_KEYS.homes),
    to(PLACE_NAMES.connections, '#/connections', MENU_KEYS.connections),
  ]
  return {
    label: 'View',
    submenu: [
      ...places,
      separator,
      { role: 'zoomIn', label: 'Larger', accelerator: MENU_KEYS.larger },
      { role: 'zoomOut', label: 'Smaller', accelerator: MENU_KEYS.smaller },
      { role: 'resetZoom', label: 'Actual size', accelerator: MENU_KEYS.actual },
      // The same keys where they are without Shift, and on the number pad.
      unseen('zoomIn', 'CmdOrCtrl+='),
      unseen('zoomIn', 'CmdOrCtrl+numadd'),
      unseen('zoomOut', 'CmdOrCtrl+numsub'),
      unseen('resetZoom', 'CmdOrCtrl+num0'),
      separator,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(packaged
        ? []
        : [separator, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]),
    ],
  }
}

/** An item that is there for its accelerator only. */
function unseen(role: 'zoomIn' | 'zoomOut' | 'resetZoom', accelerator: string): Item {
  return { role, accelerator, visible: false, acceleratorWorksWhenHidden: true }
}
