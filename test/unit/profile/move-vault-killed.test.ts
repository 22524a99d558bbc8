import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import { openKeyringSession, type KeyringSession } from '#test/support/keyring-session.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { temporaryFolder } from '#test/support/store.ts'

const PASSPHRASE = 'correct horse battery'
const ITEMS = 5
const child = new URL('../../support/moving-child.ts', import.meta.url)

interface Seen {
  kind: string
  digest: string
}

/** A profile that processes move and die on. */
function dyingGround({ env }: KeyringSession) {
  const folder = join(temporaryFolder(), 'handover')
  const start = (how: string) => startChild(nodeCommand(child, folder, PASSPHRASE, how), env)
  const seen = (line: string): Seen => {
    const [kind = '', digest = ''] = line.split(' ')
    return { kind, digest }
  }
  return {
    folder,
    look: async (): Promise<Seen> => seen(await start('look').line()),
    /** Opens, moves, and dies there; where it was before. */
    dieAt: async (where: string): Promise<Seen> => {
      const running = start(where)
      const found = seen(await running.line())
      expect(await running.ended, where).toEqual({ code: null, signal: 'SIGKILL' })
      return found
    },
    /** Opens, moves back and forth, and is killed after so long. */
    killAfter: async (ms: number): Promise<Seen> => {
      const running = start('forever')
      const found = seen(await running.line())
      await sleep(ms)
      running.process.kill('SIGKILL')
      await running.ended
      return found
    },
  }
}

/** Nothing is left anywhere but in the vault in use. */
async function expectTidy(folder: string, { kind }: Seen, session: KeyringSession): Promise<void> {
  const files = readdirSync(folder).filter((name) => /^\.?vault.*json/.test(name) && !name.endsWith('.tmp'))
  expect(files).toEqual(kind === 'passphrase' ? ['vault.json'] : [])
  expect(readFileSync(join(folder, 'profile.json'), 'utf8')).not.toContain('leftovers')
  expect(await session.count()).toBe(kind === 'os' ? ITEMS : 0)
}

/** Where a process dies, and where the keys are at the next opening. */
const DEATHS = [
  ['vault-next.json:1', 'os'],
  ['vault-next.json:4', 'os'],
  ['profile.json:1', 'os'],
  ['vault.json:1', 'os'],
  ['profile.json:2', 'os'],
  ['delete store-key:1', 'passphrase'],
  ['profile.json:1', 'passphrase'],
  ['set store-key:1', 'passphrase'],
  ['set connection:1', 'passphrase'],
  ['profile.json:2', 'passphrase'],
  ['change vault-next.json:3', 'passphrase'],
  ['change vault.json:1', 'passphrase'],
  ['rm vault.json:1', 'os'],
  ['delete audit-anchor:1', 'passphrase'],
  ['rm passphrase-tries.json:1', 'os'],
  ['profile.json:3', 'passphrase'],
] as const

describe.skipIf(noSecretService())('a process killed while it moves the keys', () => {
  test('at each step leaves them whole in the one vault or the other', { timeout: 300_000 }, async () => {
    const session = await openKeyringSession('unlocked')
    const { folder, look, dieAt } = dyingGround(session)
    const first = await look()
    expect(first.kind).toBe('os')
    let expected: string = first.kind
    for (const [where, after] of DEATHS) {
      expect(await dieAt(where), `before ${where}`).toEqual({ kind: expected, digest: first.digest })
      expected = after
    }
    const last = await look()
    expect(last).toEqual({ kind: expected, digest: first.digest })
    await expectTidy(folder, last, session)
  })

  test('at any moment leaves them whole in the one vault or the other', { timeout: 600_000 }, async () => {
    const chance = chanceOfThisTest()
    const rounds = roundsOr(12)
    // Two at a time, each in a keyring of its own.
    const lane = async () => {
      const session = await openKeyringSession('unlocked')
      const { folder, look, killAfter } = dyingGround(session)
      const { digest } = await look()
      for (let round = 0; round < rounds / 2; round += 1)
        expect((await killAfter(chance.whole(2000))).digest, `round ${round}`).toBe(digest)
      const last = await look()
      expect(last.digest).toBe(digest)
      await expectTidy(folder, last, session)
    }
    await Promise.all([lane(), lane()])
  })
})
