import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { PERSONAL, tenantSwitch } from './cli-bodies.ts'
import { addConnection, cli, folder, only, PASSPHRASE, profile } from './cli-run.ts'

beforeAll(() => ensureBuilt({ say: () => undefined }))

const slow = { timeout: 240_000 }
const Made = v.object({ file: v.string(), id: v.string(), bytes: v.number() })
const Preview = v.looseObject({ submissions: v.number(), toConfirm: v.number(), connections: v.number() })

describe('backups on the command line', () => {
  test('one is made with a phrase, checked, and restored where there was nothing', slow, async () => {
    const first = await profile()
    const place = await folder()
    const id = await addConnection(first, {
      url: 'http://127.0.0.1:9/',
      credentials: { sitePrefix: 'ABCD', appPassword: 'hush-hush' },
    })
    const body = join(place, 'body.json')
    writeFileSync(body, JSON.stringify(tenantSwitch()))
    const sent = await first.run(['send', 'tenant-switch', '--file', body, '--connection', id, '--wait', '0'])
    expect(sent.exit, sent.stderr).toBe(5)

    const phrase = (await cli(['backup', 'phrase'])).stdout.trim()
    expect(phrase.split(' ')).toHaveLength(12)
    const file = join(place, 'homes.handover-backup')
    const make = ['backup', 'make', '--file', file, '--profile', first.path, '--json']
    // Nobody to show a phrase to, and none given.
    const none = await cli(make)
    expect([none.exit, existsSync(file)]).toEqual([2, false])
    expect(none.stderr).toContain('handover backup phrase makes one')
    const made = await cli(make, '', { HANDOVER_RECOVERY_PHRASE: phrase })
    expect(made.exit, made.stderr).toBe(0)
    expect(only(Made, made)).toMatchObject({ file })
    expect(made.stdout + made.stderr).not.toContain(phrase)
    const again = await cli(make)
    expect([again.exit, again.stderr]).toEqual([1, expect.stringContaining('(HO-BACKUP-EXISTS)')])
    for (const word of Object.values(PERSONAL)) expect(readFileSync(file).includes(word)).toBe(false)

    const second = join(await folder(), 'profile')
    const here = ['--profile', second, '--json']
    const check = (path: string, words: string) => cli(['backup', 'check', '--file', path, ...here], words)
    expect(only(Preview, await check(file, phrase))).toMatchObject({
      submissions: 1,
      toConfirm: 1,
      connections: 1,
    })
    const wrong = (await cli(['backup', 'phrase'])).stdout
    expect(await check(file, wrong)).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('(HO-BACKUP-PHRASE-WRONG)') as string,
    })
    expect(await check(file, 'not twelve')).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/^phrase: /) as string,
    })
    const cut = join(place, 'cut.handover-backup')
    writeFileSync(cut, readFileSync(file).subarray(0, -1))
    expect(await check(cut, phrase)).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('(HO-BACKUP-DAMAGED)') as string,
    })

    const restore = ['backup', 'restore', '--file', file, ...here]
    const environment = { HANDOVER_RECOVERY_PHRASE: phrase, HANDOVER_PASSPHRASE: PASSPHRASE }
    const restored = await cli([...restore, '--vault', 'passphrase'], '', environment)
    expect(restored.exit, restored.stderr).toBe(0)
    expect(restored.stderr).toContain('The audit log is whole')
    expect(readdirSync(second)).not.toContain('backup-work')
    const listed = await cli(['outbox', 'list', ...here])
    expect(listed.stdout).toContain('"state":"unconfirmed"')
    // A profile that is there is replaced only when that was asked for.
    const refused = await cli(restore, '', environment)
    expect([refused.exit, refused.stderr]).toEqual([1, expect.stringMatching(/^--replace: /)])
    const replaced = await cli([...restore, '--replace'], '', environment)
    expect(replaced.exit, replaced.stderr).toBe(0)
    expect((await cli(['audit', 'verify', ...here])).exit).toBe(0)
  })
})
