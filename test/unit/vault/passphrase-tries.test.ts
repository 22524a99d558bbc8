import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPassphraseVault, openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { PassphraseTries } from '#core/vault/passphrase-tries.ts'
import { Secret } from '#core/vault/secret.ts'
import { nodeCommand } from '#test/support/child.ts'
import '#test/support/quick-scrypt.mjs'
import { temporaryFolder } from '#test/support/store.ts'

const START = Date.parse('2026-11-22T10:00:00Z')
const passphrase = Secret.of('correct horse battery')
const wrong = Secret.of('Correct horse battery')
const slow = { timeout: 60_000 }

const fileIn = (folder: string): string => join(folder, 'passphrase-tries.json')

/** Tries in a folder of its own, with a clock that the test sets. */
function triesIn(folder: string) {
  const clock = { now: START }
  return { tries: new PassphraseTries(folder, () => clock.now), clock }
}

/** Gives so many wrong ones, each as soon as it may be; the waits after each. */
async function giveWrong({ tries, clock }: ReturnType<typeof triesIn>, times: number): Promise<number[]> {
  const waits: number[] = []
  for (let time = 0; time < times; time += 1) {
    clock.now += (await tries.wait()) * 1000
    const { refused, waitSeconds } = await tries.wrong()
    expect(refused).toBe(false)
    waits.push(waitSeconds)
  }
  return waits
}

describe('wrong passphrases', () => {
  test('are free three times, and then each makes the next wait twice as long, up to a minute', async () => {
    const folder = temporaryFolder()
    expect(await giveWrong(triesIn(folder), 11)).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  test('make it wait to the second, also in another process and after a restart', async () => {
    const folder = temporaryFolder()
    await giveWrong(triesIn(folder), 6)
    const { tries, clock } = triesIn(folder)
    clock.now = START + 6000
    expect(await tries.wait()).toBe(8)
    clock.now += 7001
    expect(await tries.wait()).toBe(1)
    clock.now += 999
    expect(await tries.wait()).toBe(0)
  })

  test('are forgotten with the right one', async () => {
    const folder = temporaryFolder()
    const world = triesIn(folder)
    await giveWrong(world, 4)
    expect(await world.tries.right(), 'told too early').toBe(2)
    world.clock.now += 2000
    expect(await world.tries.right()).toBe(0)
    expect(readdirSync(folder)).not.toContain('passphrase-tries.json')
    expect(await giveWrong(world, 4)).toEqual([0, 0, 0, 2])
  })

  test('leave a count and a time, for this user only', async () => {
    const folder = temporaryFolder()
    await giveWrong(triesIn(folder), 2)
    expect(JSON.parse(readFileSync(fileIn(folder), 'utf8'))).toEqual({ wrong: 2, at: START })
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
  })

  test('at the same time are told to no more than may be tried', async () => {
    const folder = temporaryFolder()
    const answers = await Promise.all(Array.from({ length: 9 }, () => triesIn(folder).tries.wrong()))
    expect(answers.filter(({ refused }) => !refused)).toHaveLength(4)
  })
})

describe('the right user is not kept out', () => {
  test('for longer than a minute, whatever the clock does', async () => {
    const folder = temporaryFolder()
    const { tries, clock } = triesIn(folder)
    await giveWrong({ tries, clock }, 12)
    const last = clock.now
    for (const turned of [-86_400_000, -1000, -1, 60_000, 86_400_000]) {
      clock.now = last + turned
      expect(await tries.wait(), String(turned)).toBe(0)
    }
    clock.now = last
    expect(await tries.wait()).toBe(60)
  })

  test.each(['', '{', '[]', '{"wrong":-4,"at":0}', '{"wrong":1e999,"at":"x"}', '{"wrong":9,"at":1e300}'])(
    'by a tries file that is %j',
    async (text) => {
      const folder = temporaryFolder()
      writeFileSync(fileIn(folder), text)
      const { tries } = triesIn(folder)
      expect([await tries.wait(), await tries.right()]).toEqual([0, 0])
      expect(await tries.wrong()).toEqual({ refused: false, waitSeconds: 0 })
    },
  )

  test('by a tries file or a lock that cannot be written', async () => {
    for (const name of ['passphrase-tries.json', 'vault.lock']) {
      const folder = temporaryFolder()
      mkdirSync(join(folder, name))
      const { tries } = triesIn(folder)
      for (let time = 0; time < 5; time += 1)
        expect(await tries.wrong()).toEqual({ refused: false, waitSeconds: 0 })
      expect([await tries.wait(), await tries.right()]).toEqual([0, 0])
    }
  })
})

describe('a passphrase vault', () => {
  test('refuses even the right one during the wait, says how long, and opens after it', slow, async () => {
    const folder = temporaryFolder()
    await createPassphraseVault(folder, passphrase)
    const open = (words: Secret, now: number) => openPassphraseVault(folder, words, () => now)
    for (let time = 1; time <= 3; time += 1) {
      await expect(open(wrong, START)).rejects.toMatchObject({
        trouble: { code: 'HO-VAULT-PASSPHRASE-WRONG' },
      })
    }
    const fourth = await open(wrong, START).catch((error: unknown) => error)
    expect(fourth).toMatchObject({
      trouble: {
        state: 'passphrase-wrong',
        code: 'HO-VAULT-PASSPHRASE-WRONG',
        fix: 'Check capital letters and the keyboard language. Try again in 2 seconds.',
        waitSeconds: 2,
      },
    })
    for (const [words, now, seconds] of [
      [passphrase, START, '2 seconds'],
      [wrong, START + 1500, '1 second'],
    ] as const) {
      await expect(open(words, now)).rejects.toMatchObject({
        trouble: {
          state: 'passphrase-wrong',
          code: 'HO-VAULT-PASSPHRASE-WAIT',
          fix: `Try again in ${seconds}.`,
        },
      })
    }
    await expect(open(passphrase, START + 2000)).resolves.toBeDefined()
    await expect(open(wrong, START + 2000)).rejects.not.toHaveProperty('trouble.waitSeconds')
  })

  test('lets no process slip past while another is trying', slow, async () => {
    const folder = temporaryFolder()
    await createPassphraseVault(folder, passphrase)
    await giveWrong(triesIn(folder), 3)
    const child = new URL('../../support/passphrase-child.ts', import.meta.url)
    const [node = '', ...args] = nodeCommand(child, folder, wrong.reveal(), String(START))
    const codes = await Promise.all(
      [1, 2].map(
        () =>
          new Promise<string>((resolve, reject) => {
            const process = spawn(node, args)
            let text = ''
            process.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
            process.once('error', reject)
            process.once('close', () => resolve(text))
          }),
      ),
    )
    expect(codes.flatMap((text) => text.trim().split(' ')).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'HO-VAULT-PASSPHRASE-WAIT'),
      'HO-VAULT-PASSPHRASE-WRONG',
    ])
  })
})
