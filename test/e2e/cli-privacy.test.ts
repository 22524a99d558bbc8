import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { COMMANDS } from '#electron/cli/commands.ts'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { echoService, switchThat } from '#test/support/echo-service.ts'
import { EVERYTHING, filesBelow, markersBelow, markersIn, PEOPLE, SECRETS } from '#test/support/markers.ts'
import { sheetOf, sheetRow, type SheetHeader } from '#test/support/import-rows.ts'
import { tenantSwitch } from './cli-bodies.ts'
import { folder } from './cli-run.ts'
import { watched, type Run, type Watched } from './cli-watched.ts'

/*
 * Every command as a process of its own, rightly and wrongly, with secrets and people wherever one may give them, and a service that
 * repeats whatever it is told. Looked at: both outputs, its command line and its children's while it runs, the folder for temporary
 * files, and afterwards every byte of the profile.
 */

const { stringify } = JSON
const NAMES = Object.values(PEOPLE).filter((word) => word !== PEOPLE.street)
const WITHOUT_TRACE = /^\s+at .+:\d+:\d+\)?$/m

beforeAll(() => ensureBuilt({ say: () => undefined }))

/** JSON that breaks off in the middle of a word. */
const brokenIn = (word: string, value: unknown) => {
  const text = stringify(value)
  return text.slice(0, text.indexOf(word) + word.length - 2)
}

/** A row that is ready, and three that are not, with people in every cell that is wrong. */
function peoplesRows(): string[][] {
  const person: Partial<Record<SheetHeader, string>> = {
    ...{ MPRN: PEOPLE.mprn, 'First Name': PEOPLE.firstName, Surname: PEOPLE.lastName },
    ...{ 'Email Address': PEOPLE.email, 'Landlord Surname': PEOPLE.landlordName },
    'Landlord Email': PEOPLE.landlordEmail,
  }
  const wrong: Partial<Record<SheetHeader, string>>[] = [
    {},
    { MPRN: `${PEOPLE.mprn}9`, 'Email Address': PEOPLE.lastName },
    { 'Reading Date': PEOPLE.lastName, Supply: PEOPLE.firstName, 'Opening Read': PEOPLE.mprn.repeat(2) },
    // The same meter on the same day, for somebody else.
    { Surname: PEOPLE.landlordName },
  ]
  return wrong.map((cells, number) => sheetRow(number, addDays(today(), -9), { ...person, ...cells }))
}

const credentials = { sitePrefix: 'BRLO', appPassword: SECRETS.appPassword }
const WithId = v.object({ id: v.string() })
const idOf = ({ stdout }: Watched) => v.parse(WithId, JSON.parse(stdout.split('\n')[0] ?? '')).id

test(
  'every command, rightly and wrongly, shows no secret, leaves nothing behind, and names nobody where it need not',
  { timeout: 300_000 },
  async () => {
    const service = await echoService()
    onTestFinished(() => service.close())
    const here = await folder()
    const profile = join(here, 'profile')
    const asked = new Set<string>()
    let passphrase: string = SECRETS.passphrase

    /** `repeats`: it shows what the service said about the submission, and that service repeats everything. */
    async function run(
      name: string,
      rest: string[],
      { repeats = false, ...how }: Partial<Run> & { repeats?: boolean } = {},
    ): Promise<Watched> {
      asked.add(name)
      const options = ['--profile', profile, '--json']
      const ran = await watched(
        {
          ...how,
          words: [...name.split(' '), ...rest, ...options],
          env: { HANDOVER_PASSPHRASE: passphrase, ...how.env },
        },
        EVERYTHING,
      )
      const what = `${name} ${rest.join(' ')}`
      const { stdout, stderr, onCommandLine, inTemporaryFiles, leftBehind, looks } = ran
      expect(looks, what).toBeGreaterThan(0)
      expect({ what, onCommandLine, inTemporaryFiles, leftBehind }).toEqual({
        what,
        onCommandLine: [],
        inTemporaryFiles: [],
        leftBehind: [],
      })
      expect(markersIn(stdout, Object.values(SECRETS)), what).toEqual([])
      expect(markersIn(stderr, repeats ? Object.values(SECRETS) : EVERYTHING), what).toEqual([])
      // Only the bytes that are asked for may name the tenant.
      if (name !== 'preview' && !repeats) expect(markersIn(stdout, NAMES), what).toEqual([])
      expect(stderr, what).not.toMatch(WITHOUT_TRACE)
      return ran
    }
    const ok = async (name: string, rest: string[] = [], how: Parameters<typeof run>[2] = {}, exit = 0) => {
      const ran = await run(name, rest, how)
      expect(ran.exit, `${name} ${rest.join(' ')}: ${ran.stderr}`).toBe(exit)
      return ran
    }
    const refused = async (name: string, rest: string[] = [], how: Partial<Run> = {}) => {
      const ran = await run(name, rest, how)
      expect([1, 2, 4], `${name} ${rest.join(' ')}: ${ran.stderr}`).toContain(ran.exit)
      expect(ran.stderr).not.toBe('')
      expect(markersIn(ran.stdout, EVERYTHING)).toEqual([])
    }
    let written = 0
    const file = async (text: string) => {
      const path = join(here, `${(written += 1)}.json`)
      await writeFile(path, text)
      return path
    }

    /** What is found is for whoever asked. On the command line stands no more than the beginning of a name. */
    const knowsHomesAndPeople = async () => {
      const homes = await file(`Street,Town,MPRN\n${PEOPLE.street},Navan,\n`)
      await ok('import homes', ['--file', homes])
      await refused('import homes', ['--file', join(here, 'nowhere.csv')])
      await ok('homes list', [], { repeats: true })
      await refused('homes list', ['--state', 'lost'])
      const found = await ok('search', [PEOPLE.lastName.slice(0, -2)], { repeats: true })
      const person = idOf({
        ...found,
        stdout: found.stdout.split('\n').find((line) => line.includes('"person"')) ?? '',
      })
      await refused('search')
      await ok('person export', [person], { repeats: true })
      await refused('person export', ['NONE'])
      // Something about them still waits to be sent.
      await ok('person erase', [person, '--reason', 'asked by letter', '--dry-run'], { repeats: true }, 1)
      await refused('person erase', [person])
    }
    /** The phrase is shown to whoever makes it; after that it is given in the environment alone. */
    const keepsBackups = async () => {
      const { stdout } = await ok('backup phrase')
      const [phrase = ''] = /[a-z]+(?: [a-z]+){11}/.exec(stdout) ?? []
      const with12 = { env: { HANDOVER_RECOVERY_PHRASE: phrase } }
      const backup = join(here, 'ours.handover-backup')
      await ok('backup make', ['--file', backup], with12)
      await refused('backup make', ['--file', backup], with12)
      await ok('backup check', ['--file', backup], with12)
      await refused('backup check', ['--file', backup], {
        env: { HANDOVER_RECOVERY_PHRASE: PEOPLE.lastName },
      })
      await refused('backup restore', ['--file', backup], with12)
      expect(markersIn(await readFile(backup, 'latin1'), [phrase, ...EVERYTHING])).toEqual([])
      return () => ok('backup restore', ['--file', backup, '--replace'], with12)
    }

    const add = ['acquaint', '--base-url', service.url, '--vault', 'passphrase']
    const id = idOf(await ok('connections add', add, { stdin: stringify(credentials) }))
    const wrongSecrets = [
      brokenIn(SECRETS.appPassword, credentials),
      stringify(SECRETS.appPassword),
      stringify([credentials]),
      stringify({ ...credentials, sitePrefix: SECRETS.appPassword }),
      stringify({ ...credentials, sitePrefix: { nested: credentials } }),
      stringify({ ...credentials, appPassword: SECRETS.appPassword.repeat(60) }),
      SECRETS.appPassword,
    ]
    await Promise.all(
      wrongSecrets.map((stdin) =>
        refused('connections add', ['acquaint', '--base-url', service.url], { stdin }),
      ),
    )
    await refused('connections add', ['acquaint', '--base-url', 'http://example.test/'], {
      stdin: stringify(credentials),
    })

    await ok('connections list')
    await ok('connections test', [id])
    const order = ['tenant-switch', '--file', '-', '--connection', id]
    const sent = (does: string, daysAgo: number) => ({ stdin: stringify(switchThat(does, daysAgo)) })
    await ok('send', order, sent('accept', 0))
    await ok('send', order, { ...sent('reject', 1), repeats: true }, 1)
    const unconfirmed = idOf(await ok('send', order, sent('fail', 2), 3))
    await ok('send', [...order, '--wait', '0'], sent('wait', 3), 5)
    await refused('send', order, sent('accept', 0))
    const body = tenantSwitch()
    const consent = {
      ...{ basis: 'explicit-consent', wording: 'v1', givenBy: PEOPLE.lastName, how: PEOPLE.email },
      ...{ at: PEOPLE.mprn, scope: [PEOPLE.user] },
    }
    const wrongConsents = [
      stringify(consent),
      brokenIn(PEOPLE.lastName, consent),
      stringify([PEOPLE.lastName]),
    ]
    const wrongBodies = [
      brokenIn(PEOPLE.lastName, body),
      brokenIn(PEOPLE.mprn, body),
      stringify(PEOPLE.lastName),
      stringify({ ...body, switchType: PEOPLE.lastName, secret: SECRETS.appPassword }),
      stringify({ ...body, tenant: { ...body.tenant, titleId: { ...PEOPLE, ...SECRETS } } }),
    ]
    await Promise.all([
      ...wrongBodies.map((stdin) => refused('preview', order.slice(0, 3), { stdin })),
      ...wrongBodies.slice(0, 2).map((stdin) => refused('send', order, { stdin })),
      ...wrongConsents.map(async (text) =>
        refused('send', [...order, '--consent', await file(text)], { stdin: stringify(body) }),
      ),
      refused('send', ['tenant-switch', '--file', join(here, 'nowhere.json'), '--connection', id]),
    ])
    const wrongMeter = { ...body, property: { ...body.property, mprn: `${PEOPLE.mprn}9` } }
    await Promise.all(
      [...wrongBodies.slice(2), stringify(wrongMeter)].map((stdin) => refused('send', order, { stdin })),
    )
    await refused('send', order, {
      ...sent('accept', 5),
      env: { HANDOVER_PASSPHRASE: SECRETS.wrongPassphrase },
    })
    await ok('preview', [...order.slice(0, 3), '--format', 'xml'], { stdin: stringify(body) })

    await ok('outbox list', [], { repeats: true })
    await ok('today', [], { repeats: true })
    await ok('outbox resolve', [unconfirmed, '--received', 'CASE-2'])
    await refused('outbox resolve', [unconfirmed, '--resend'])
    await ok('outbox run', ['--wait', '0'], {}, 5)
    const receipt = idOf(await ok('receipts list'))
    await ok('receipts show', [receipt])

    // The file of the rows that failed is for whoever asked for it, and is the one place that names them.
    const sheet = await file(sheetOf(peoplesRows()))
    const failed = join(here, 'failed.csv')
    const rows = (path: string) => ['tenant-switch', '--connection', id, '--file', path]
    await ok('import', [...rows(sheet), '--dry-run'], {}, 1)
    const queued = await ok('import', [...rows(sheet), '--failed', failed], {}, 1)
    expect(queued.stderr).toContain('4 rows: 1 queued, 0 there already, 3 failed.')
    expect(await readFile(failed, 'utf8')).toContain(PEOPLE.lastName)
    const again = await ok('import', rows(sheet), {}, 1)
    expect(again.stderr).toContain('4 rows: 0 queued, 1 there already, 3 failed.')
    await Promise.all([
      refused('import', rows(await file(`PK\u0003\u0004${PEOPLE.lastName}`))),
      refused('import', rows(await file(`${PEOPLE.lastName},"${PEOPLE.mprn}`))),
      refused('import', rows(join(here, 'nowhere.csv'))),
      refused('import', ['psr-record', ...rows(sheet).slice(1)]),
    ])
    await knowsHomesAndPeople()
    const restored = await keepsBackups()
    service.signInWorks = false
    await Promise.all([
      ok('receipts show', [receipt, '--format', 'html']),
      refused('receipts show', ['NONE']),
      ok('audit verify'),
      ok('doctor'),
      ok('schema', ['tenant-switch']),
      ok('example', ['tenant-switch']),
      refused('connections test', [id]),
      refused('connections remove', [id]),
    ])
    await ok('vault move', ['passphrase'], { env: { HANDOVER_NEW_PASSPHRASE: SECRETS.newPassphrase } })
    passphrase = SECRETS.newPassphrase

    const fault = { path: '17.0', do: 'status', status: 500, body: stringify({ ...PEOPLE, ...SECRETS }) }
    const wrongFaults = [
      brokenIn(PEOPLE.lastName, [fault]),
      stringify([{ ...fault, do: SECRETS.appPassword, ms: PEOPLE.email, [SECRETS.passphrase]: 1 }]),
      stringify([{ ...fault, headers: { [SECRETS.passphrase]: PEOPLE } }]),
    ]
    const tooShort = { HANDOVER_PASSPHRASE: 'short', HANDOVER_NEW_PASSPHRASE: 'short' }
    await Promise.all([
      ...wrongFaults.map(async (text) => refused('practice', ['--faults', await file(text)])),
      refused('outbox list', ['--state', 'lost']),
      refused('outbox run', ['--rate', 'fast']),
      refused('receipts list', ['--format', 'html']),
      refused('schema', ['landlord']),
      refused('example'),
      refused('serve', ['--port', '0']),
      ...['doctor', 'audit verify', 'connections list'].map((name) => refused(name, [], { env: tooShort })),
      refused('vault move', ['passphrase'], { env: tooShort }),
    ])
    await run('practice', ['--faults', await file(stringify([fault]))], {
      untilFirstLine: async () => undefined,
    })

    // The link of a host that is running is a secret of its own, and is on nobody's command line but the reader's.
    let link = ''
    const served = await run('serve', [], {
      untilFirstLine: async (line) => {
        link = v.parse(v.object({ link: v.string() }), JSON.parse(line)).link
        expect(await markersBelow(profile, [link.slice(link.indexOf('=') + 1), ...EVERYTHING])).toEqual([])
      },
    })
    expect(markersIn(served.stderr, [link])).toEqual([])

    await restored()
    const commands = COMMANDS.map(({ name }) => name)
    expect([...asked].sort(), 'a new command is to be tried here').toEqual([...commands].sort())
    expect(service.received.some((one) => one.body.includes(SECRETS.appPassword))).toBe(true)
    const files = await filesBelow(profile)
    expect(files.some((one) => one.endsWith('store.db'))).toBe(true)
    expect(files.some((one) => one.endsWith('handover.log'))).toBe(true)
    expect(await markersBelow(profile, EVERYTHING)).toEqual([])
  },
)

describe('when it goes wrong underneath', () => {
  const damaged: [string, string, string][] = [
    ['profile.json that breaks off', 'profile.json', `{"version":1,"profileKey":"${PEOPLE.lastName}`],
    [
      'profile.json of another form',
      'profile.json',
      stringify({ version: 1, vault: SECRETS.appPassword, ...PEOPLE }),
    ],
    ['vault.json that breaks off', 'vault.json', `{"kdf":"${SECRETS.passphrase}`],
    ['a store that is none', 'store.db', [...EVERYTHING, ''].join('\n').repeat(200)],
  ]

  test(
    'a damaged profile is told in one line, without a word of what is in it',
    { timeout: 180_000 },
    async () => {
      const here = await folder()
      const env = { HANDOVER_PASSPHRASE: SECRETS.passphrase }
      const make = [
        'connections',
        'add',
        'acquaint',
        '--base-url',
        'https://example.test/',
        '--vault',
        'passphrase',
      ]
      for (const [index, [what, name, text]] of damaged.entries()) {
        const profile = join(here, String(index))
        const words = (command: string[]) => [...command, '--profile', profile]
        await watched({ words: words(make), stdin: stringify(credentials), env }, EVERYTHING)
        await writeFile(join(profile, name), text)
        for (const command of [['outbox', 'list'], ['doctor']]) {
          const ran = await watched({ words: words(command), env }, EVERYTHING)
          expect([what, ran.exit, ran.stderr]).toEqual([
            what,
            4,
            expect.stringMatching(/^[^\n]+\(HO-[A-Z-]+\)[^\n]*\n$/),
          ])
          expect(markersIn(ran.stdout + ran.stderr, EVERYTHING), what).toEqual([])
          expect(ran.leftBehind).toEqual([])
        }
        expect(await markersBelow(join(profile, 'logs'), EVERYTHING), what).toEqual([])
      }
    },
  )

  test('a store that is overwritten while a submission is on its way says so, and shows nothing of it', async () => {
    const here = await folder()
    const profile = join(here, 'profile')
    const service = await echoService()
    onTestFinished(() => service.close())
    const env = { HANDOVER_PASSPHRASE: SECRETS.passphrase }
    const run = (words: string[], how: Partial<Run>) =>
      watched({ env, ...how, words: [...words, '--profile', profile, '--json'] }, EVERYTHING)
    const add = ['connections', 'add', 'acquaint', '--base-url', service.url, '--vault', 'passphrase']
    const id = idOf(await run(add, { stdin: stringify(credentials) }))
    const junk = [...EVERYTHING, ''].join('\n').repeat(500)
    const ran = await run(['send', 'tenant-switch', '--file', '-', '--connection', id, '--wait', '5'], {
      stdin: stringify(switchThat('wait', 0)),
      afterSaying: {
        text: ': queued',
        work: async () => {
          for (const name of ['store.db', 'store.db-wal']) await writeFile(join(profile, name), junk)
        },
      },
    })
    expect(ran.exit).not.toBe(0)
    expect(ran.stderr).not.toMatch(WITHOUT_TRACE)
    expect(markersIn(ran.stdout + ran.stderr, EVERYTHING)).toEqual([])
    expect(ran.onCommandLine).toEqual([])
    expect(ran.leftBehind).toEqual([])
    expect(await markersBelow(join(profile, 'logs'), EVERYTHING)).toEqual([])
  })
})
