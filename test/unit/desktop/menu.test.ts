import { describe, expect, test } from 'vitest'
import { menuTemplate } from '#electron/main/menu.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'

const systems = ['darwin', 'win32', 'linux'] as const

function menuOn(platform: NodeJS.Platform, packaged = true) {
  const done: string[] = []
  const template = menuTemplate(
    { platform, packaged },
    {
      go: (address) => done.push(address),
      find: () => done.push('find'),
      savePdf: () => done.push('pdf'),
      print: () => done.push('print'),
      copyDiagnostics: () => done.push('diagnostics'),
    },
  )
  return { template, done }
}

type Item = ReturnType<typeof menuTemplate>[number]

const below = ({ submenu }: Item) => (Array.isArray(submenu) ? submenu : [])
const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(below(item))])

/** One line an item: its words, its role, its keys. */
const lines = (items: Item[], depth = ''): string[] =>
  items.flatMap((item) => [
    depth +
      (item.type === 'separator'
        ? '-'
        : [item.label, item.role && `(${item.role})`, item.accelerator, item.visible === false && 'unseen']
            .filter(Boolean)
            .join(' ')),
    ...lines(below(item), `${depth}  `),
  ])

const newMenu = [
  '  New',
  '    What is happening at the home? CmdOrCtrl+N',
  '    -',
  '    Tenant moves in',
  '    Tenant moves out',
  '    Home is sold',
  '    Priority Services record',
  '    Book a visit',
  '    Record a qualification',
  '    Set up a billed service',
  '    -',
  '    Many at once, from a spreadsheet…',
]
const paper = ['  -', '  Save as PDF…', '  Print… CmdOrCtrl+P', '  -']
const edit = [
  'Edit',
  '  (undo)',
  '  (redo)',
  '  -',
  '  (cut)',
  '  (copy)',
  '  (paste)',
  '  Paste and match style (pasteAndMatchStyle)',
  '  (delete)',
  '  Select all (selectAll)',
  '  -',
  '  Find… CmdOrCtrl+K',
]
const view = [
  'View',
  '  Today CmdOrCtrl+1',
  '  New CmdOrCtrl+2',
  '  Outbox CmdOrCtrl+3',
  '  Homes CmdOrCtrl+4',
  '  Connections CmdOrCtrl+5',
  '  -',
  '  Larger (zoomIn) CmdOrCtrl+Plus',
  '  Smaller (zoomOut) CmdOrCtrl+-',
  '  Actual size (resetZoom) CmdOrCtrl+0',
  '  (zoomIn) CmdOrCtrl+= unseen',
  '  (zoomIn) CmdOrCtrl+numadd unseen',
  '  (zoomOut) CmdOrCtrl+numsub unseen',
  '  (resetZoom) CmdOrCtrl+num0 unseen',
  '  -',
  '  Full screen (togglefullscreen)',
]
const help = ['Help (help)', '  Handover help', '  Keyboard', '  -', '  Copy diagnostics', '  Licences']

test('on macOS', () => {
  expect(lines(menuOn('darwin').template)).toEqual([
    'Handover',
    '  About Handover',
    '  -',
    '  Settings… CmdOrCtrl+,',
    '  -',
    '  (services)',
    '  -',
    '  (hide)',
    '  (hideOthers)',
    '  (unhide)',
    '  -',
    '  (quit)',
    'File',
    ...newMenu,
    ...paper,
    '  Close window (close)',
    ...edit,
    ...view,
    'Window (windowMenu)',
    ...help,
  ])
})

test.each(['win32', 'linux'] as const)('on %s', (platform) => {
  expect(lines(menuOn(platform).template)).toEqual([
    'File',
    ...newMenu,
    ...paper,
    '  Settings… CmdOrCtrl+,',
    '  -',
    '  Close window (close)',
    '  Exit (quit)',
    ...edit,
    ...view,
    'Window (windowMenu)',
    ...help,
    '  -',
    '  About Handover',
  ])
})

test.each(systems)('what each item does, on %s', (platform) => {
  const { template, done } = menuOn(platform)
  const click = (label: string) => {
    const item = flat(template).find((one) => one.label === label && one.click !== undefined)
    // Its own details are nothing to it.
    const act: unknown = item?.click
    if (typeof act !== 'function') return expect.unreachable(`${label} does nothing.`)
    Reflect.apply(act, undefined, [])
    return done.splice(0)
  }
  const own = flat(template).filter((item) => item.click !== undefined)
  expect(Object.fromEntries(own.map(({ label = '' }) => [label, click(label)]))).toEqual({
    'What is happening at the home?': ['#/new'],
    ...Object.fromEntries(WIZARD_KINDS.map((kind) => [WIZARD_TITLES[kind], [`#/new/${kind}`]])),
    'Many at once, from a spreadsheet…': ['#/import'],
    'Save as PDF…': ['pdf'],
    'Print…': ['print'],
    'Settings…': ['#/settings'],
    Today: ['#/today'],
    New: ['#/new'],
    'Find…': ['find'],
    Outbox: ['#/outbox'],
    Homes: ['#/homes'],
    Connections: ['#/connections'],
    'Handover help': ['#/help'],
    Keyboard: ['#/help/keyboard'],
    'Copy diagnostics': ['diagnostics'],
    Licences: ['#/about/licences'],
    'About Handover': ['#/about'],
  })
})

describe('from a checkout only', () => {
  test.each(systems)('the page is loaded again and looked into, on %s', (platform) => {
    const roles = (packaged: boolean) => flat(menuOn(platform, packaged).template).map(({ role }) => role)
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
    expect(roles(true)).not.toContain('reload')
    expect(roles(true)).not.toContain('toggleDevTools')
  })
})

test.each(systems)('no key has two meanings, on %s', (platform) => {
  const keys = flat(menuOn(platform, false).template).flatMap(({ accelerator }) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  // What Electron's roles bring along, and what writing needs.
  expect(keys.filter((key) => /\+(Z|Y|X|C|V|A|W|Q|H|M|R|B|I|U)$/.test(key))).toEqual([])
})
