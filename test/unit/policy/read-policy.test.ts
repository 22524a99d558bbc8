import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { readPolicy } from '#core/policy/read-policy.ts'
import { temporaryFolder } from '#test/support/store.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'policy.json')
})

const write = (value: unknown) => writeFileSync(file, JSON.stringify(value))
const URL_ = new URL('https://api.example.ie/')

test('without a file nothing is set', async () => {
  const policy = await readPolicy([file, join(folder, 'other', 'policy.json')])
  expect(policy.status()).toBeNull()
  expect(policy.updates).toBe('on')
  expect(policy.keepBodiesDays).toBeNull()
  expect(policy.presets).toEqual([])
  expect(policy.refusal(URL_)).toBeNull()
})

test('what it sets holds', async () => {
  write({ allowedHosts: ['*.example.ie'], updates: 'off', retention: { keepBodiesDays: 90 } })
  const policy = await readPolicy([join(folder, 'none.json'), file])
  expect(policy.status()).toEqual({
    file,
    allowedHosts: ['*.example.ie'],
    updates: 'off',
    keepBodiesDays: 90,
    connections: [],
    changeable: process.getuid?.() !== 0,
    trouble: null,
  })
  expect(policy.updates).toBe('off')
  expect(policy.refusal(URL_)).toBeNull()
  expect(policy.refusal(new URL('https://example.com/'))).toEqual({
    code: 'HO-POLICY-HOST',
    detail: 'The office’s policy does not allow example.com.',
  })
  // This computer is no exception: something on it may lead anywhere.
  expect(policy.refusal(new URL('http://127.0.0.1:4000/'))?.code).toBe('HO-POLICY-HOST')
})

describe('a file that cannot be followed closes what it might have closed', () => {
  async function expectClosed(places: readonly string[], message: RegExp) {
    const policy = await readPolicy(places)
    expect(policy.trouble).toMatchObject({
      code: 'HO-POLICY-FILE',
      problems: [{ message: expect.stringMatching(message) as unknown }],
    })
    expect(policy.refusal(URL_)?.code).toBe('HO-POLICY-FILE')
    expect(policy.updates).toBe('off')
    expect(policy.keepBodiesDays).toBe('unknown')
    expect(policy.presets).toEqual([])
    return policy
  }

  test('with a slip in it', async () => {
    write({ allowedHosts: ['api.example.ie'], update: 'off' })
    const policy = await expectClosed([file], /no such member/)
    expect(policy.trouble?.problems[0]?.path).toBe('update')
    expect(policy.trouble?.message).toContain(file)
  })

  test('an empty one', async () => {
    writeFileSync(file, '')
    await expectClosed([file], /Line 1/)
  })

  test('one that is too large', async () => {
    writeFileSync(file, ' '.repeat(1024 * 1024 + 1))
    await expectClosed([file], /EFBIG/)
  })

  test('a folder, a link that leads nowhere, and a file in the way', async () => {
    mkdirSync(file)
    await expectClosed([file], /EISDIR/)
    const link = join(folder, 'link.json')
    symlinkSync(join(folder, 'nowhere'), link)
    await expectClosed([link], /ENOENT/)
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, '')
    await expectClosed([join(blocked, 'policy.json')], /ENOTDIR/)
  })

  test('two of them', async () => {
    write({})
    const other = join(folder, 'other.json')
    writeFileSync(other, '{}')
    await expectClosed([file, other], /another one/)
    const same = join(folder, 'same.json')
    symlinkSync(file, same)
    expect((await readPolicy([file, same])).trouble).toBeNull()
  })

  test.skipIf(process.platform === 'win32')('one that everybody can write, or replace', async () => {
    write({})
    chmodSync(file, 0o666)
    await expectClosed([file], /^It can be written by everybody/)
    chmodSync(file, 0o644)
    chmodSync(folder, 0o777)
    await expectClosed([file], /^Its folder can be written by everybody/)
  })

  test.skipIf(process.getuid?.() !== 0)('one that belongs to somebody else', async () => {
    write({})
    chownSync(file, 65_534, 65_534)
    await expectClosed([file], /^It belongs to another user/)
    chownSync(file, 0, 0)
    chownSync(folder, 65_534, 65_534)
    await expectClosed([file], /^Its folder belongs to another user/)
  })
})

describe.skipIf(process.getuid?.() !== 0)('to somebody who is no administrator', () => {
  const reader = fileURLToPath(new URL('../../support/policy-child.ts', import.meta.url))
  const asNobody = (): unknown =>
    JSON.parse(
      spawnSync(process.execPath, [reader, file], { uid: 65_534, gid: 65_534, encoding: 'utf8' }).stdout,
    )

  beforeEach(() => {
    write({ updates: 'off' })
    chmodSync(folder, 0o755)
    chmodSync(file, 0o644)
  })

  test('the administrator’s file binds', () => {
    expect(asNobody()).toMatchObject({ updates: 'off', changeable: false, trouble: null })
  })

  test('their own is a hint, and so is one in a folder of their own', () => {
    chownSync(file, 65_534, 65_534)
    expect(asNobody()).toMatchObject({ updates: 'off', changeable: true, trouble: null })
    chownSync(file, 0, 0)
    chownSync(folder, 65_534, 65_534)
    expect(asNobody()).toMatchObject({ changeable: true, trouble: null })
  })

  test('one that they cannot read is trouble', () => {
    chmodSync(file, 0o600)
    expect(asNobody()).toMatchObject({ trouble: { problems: [{ message: 'It cannot be read (EACCES).' }] } })
  })
})
