import { describe, expect, test } from 'vitest'
import { claimLinks, followLink, placeOfLink, takeLinks } from '#electron/main/deep-link.ts'
import { startWords } from '#electron/main/start-words.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'

describe('where a link leads', () => {
  test.each(WIZARD_KINDS)('handover://new/%s is its wizard', (kind) => {
    expect(placeOfLink(`handover://new/${kind}`)).toBe(`#/new/${kind}`)
    expect(placeOfLink(`handover://new/${kind}/`)).toBe(`#/new/${kind}`)
    expect(placeOfLink(`HANDOVER://New/${kind}`)).toBe(`#/new/${kind}`)
  })

  test.each([
    '',
    'handover:',
    'handover://',
    'handover://new',
    'handover://new/',
    'handover:new/tenant-switch',
    'handover:/new/tenant-switch',
    'handover:///new/tenant-switch',
    'handover://new//tenant-switch',
    'handover://new/tenant-switch//',
    'handover://new/tenant-switch/more',
    'handover://new/Tenant-Switch',
    'handover://new/tenant-switch?mprn=10012345678',
    'handover://new/tenant-switch#x',
    'handover://new/tenant-switch ',
    ' handover://new/tenant-switch',
    'handover://new/tenant-switch\n',
    'handover://new/tenant-switch --profile=/tmp/evil',
    'handover://new/tenant%2Dswitch',
    'handover://new/../settings',
    'handover://new/service-change',
    'handover://new/toString',
    'handover://new:80/tenant-switch',
    'handover://anna@new/tenant-switch',
    'handover://settings/tenant-switch',
    'handover://new.evil/tenant-switch',
    'handover-app://ui/#/new/tenant-switch',
    'https://new/tenant-switch',
    'handover://new/tenant-switch"',
    `handover://new/${'a'.repeat(2000)}`,
  ])('nowhere: %j', (text) => expect(placeOfLink(text)).toBeNull())

  test('only that it was refused is told', () => {
    const told: unknown[] = []
    const follower = {
      go: (...said: unknown[]) => told.push(said),
      refused: (...said: unknown[]) => told.push(said),
    }
    followLink('handover://new/anna-murphy', follower)
    followLink('handover://new/service', follower)
    expect(told).toEqual([[], ['#/new/service']])
  })
})

describe('how a link comes', () => {
  test('on macOS the system hands it over, and nothing else opens it', () => {
    let open: (event: { preventDefault(): void }, url: string) => void = () => expect.unreachable()
    const told: string[] = []
    takeLinks(
      { on: (_event, listener) => (open = listener) },
      { go: (address) => told.push(address), refused: () => told.push('refused') },
    )
    open({ preventDefault: () => told.push('prevented') }, 'handover://new/psr-record')
    open({ preventDefault: () => undefined }, 'handover://evil')
    expect(told).toEqual(['prevented', '#/new/psr-record', 'refused'])
  })

  test.each([
    [true, 'win32', [['handover', '/opt/handover', ['--']]]],
    [true, 'darwin', [['handover', '/opt/handover', ['--']]]],
    // The desktop entry of the package says it.
    [true, 'linux', []],
    [false, 'win32', []],
  ] as const)('installed: %s, on %s', (isPackaged, platform, expected) => {
    const claimed: unknown[] = []
    const app = {
      isPackaged,
      setAsDefaultProtocolClient: (...details: unknown[]) => claimed.push(details) > 0,
    }
    claimLinks(app, '/opt/handover', platform)
    expect(claimed).toEqual(expected)
  })
})

describe('the words of the command line', () => {
  const link = 'handover://new/tenant-switch'

  test.each([
    ['none', [], { flags: [], link: null }],
    ['flags', ['--practice', '--profile=a'], { flags: ['--practice', '--profile=a'], link: null }],
    ['a link as Windows hands it over', ['--', link], { flags: [], link }],
    ['a link as Linux hands it over', [link], { flags: [], link }],
    ['the flags of a shortcut before it', ['--profile=a', link], { flags: ['--profile=a'], link }],
    ['nothing behind --', ['--practice', '--'], { flags: ['--practice'], link: null }],
    ['a word that is no link behind --', ['--', '--profile=evil'], { flags: [], link: '--profile=evil' }],
    ['a flag brought along', [link, '--profile=evil'], { flags: [], link: null }],
    ['one behind --', ['--', link, '--profile=evil'], { flags: [], link: null }],
    ['one in the same word', [`${link} --profile=evil`], { flags: [], link: `${link} --profile=evil` }],
    ['a link in capitals', ['HANDOVER:x', '--practice'], { flags: [], link: null }],
    ['two links', [link, link], { flags: [], link: null }],
    [
      'what an installer, an AppImage and Chromium add',
      ['--updated', '--no-sandbox', '--enable-features=A,B', '--practice'],
      { flags: ['--practice'], link: null },
    ],
    ['what Windows adds for a notification that was clicked', ['-Embedding'], { flags: [], link: null }],
    // Told by readArguments, as a word that was mistyped is.
    ['what nobody knows', ['--practise', 'x'], { flags: ['--practise', 'x'], link: null }],
  ])('%s', (_what, words, expected) => expect(startWords(words)).toEqual(expected))
})
