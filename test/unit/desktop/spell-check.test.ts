import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkSpelling } from '#electron/main/spell-check.ts'
import { temporaryFolder } from '#test/support/store.ts'

let installed: string
let used: string
beforeEach(() => {
  const folder = temporaryFolder()
  installed = join(folder, 'resources', 'dictionaries')
  used = join(folder, 'profile', 'Dictionaries')
})

/** The installer put a dictionary there. */
function install(name = 'en-GB-10-1.bdic', text = 'words') {
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(installed, name), text)
}

async function check(platform: NodeJS.Platform) {
  const told: unknown[][] = []
  const checked = await checkSpelling(
    {
      setSpellCheckerDictionaryDownloadURL: (url) => told.push(['url', url]),
      setSpellCheckerEnabled: (enabled) => told.push(['enabled', enabled]),
      setSpellCheckerLanguages: (languages) => told.push(['languages', ...languages]),
    },
    { platform, installed, used },
  )
  return { told, checked }
}

/** Chromium refuses to ask on this port. */
const nowhere = ['url', 'https://127.0.0.1:1/']

describe.each(['win32', 'linux'] as const)('on %s', (platform) => {
  test('the installed dictionary is put where Chromium reads it, before anything is checked', async () => {
    install()
    expect(await check(platform)).toEqual({
      told: [nowhere, ['enabled', false], ['languages', 'en-GB'], ['enabled', true]],
      checked: true,
    })
    expect(readdirSync(used)).toEqual(['en-GB-10-1.bdic'])
    expect(readFileSync(join(used, 'en-GB-10-1.bdic'), 'utf8')).toBe('words')
  })

  test('one that differs, after an update, is replaced', async () => {
    install()
    mkdirSync(used, { recursive: true })
    writeFileSync(join(used, 'en-GB-10-1.bdic'), 'older')
    await check(platform)
    expect(readFileSync(join(used, 'en-GB-10-1.bdic'), 'utf8')).toBe('words')
  })

  test.each([
    ['none', () => undefined],
    ['only another language', () => install('en-US-10-1.bdic')],
    ['something else', () => install('en-GB.txt')],
  ])('with %s installed nothing is checked, and nothing fetched', async (_what, prepare) => {
    prepare()
    expect(await check(platform)).toEqual({ told: [nowhere, ['enabled', false]], checked: false })
  })

  test('nor when it cannot be put there', async () => {
    install()
    mkdirSync(join(used, '..'), { recursive: true })
    writeFileSync(used, 'a file where the folder would be')
    expect(await check(platform)).toEqual({ told: [nowhere, ['enabled', false]], checked: false })
  })
})

test('on macOS the system checks', async () => {
  install()
  expect(await check('darwin')).toEqual({ told: [], checked: true })
})
