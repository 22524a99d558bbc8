import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { badInputs, inputSchemaOf } from '#test/support/bad-inputs.ts'
import { change } from '#test/support/filled-switch.ts'
import {
  browserHostOf,
  desktopHostOf,
  PROCEDURES,
  STREAMS,
  type MarkedHost,
} from '#test/support/marked-host.ts'
import { EVERYTHING, markersBelow, markersIn, PEOPLE, SECRETS } from '#test/support/markers.ts'

/*
 * A schema's own complaint holds what it refused and everything beside it. Every procedure is given inputs that are right but for one
 * member, and full of secrets and people: of none of them may anything come back.
 */

describe.each([
  ['the browser host', browserHostOf],
  ['the desktop host', desktopHostOf],
])('what %s refuses', (_name, hostOf) => {
  let folder: string
  let host: MarkedHost
  let terminal: string

  // One host for all: what is refused leaves nothing behind.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-test-'))
    host = await hostOf(folder)
  })

  afterAll(async () => {
    await host.close()
    await rm(folder, { recursive: true, force: true })
  })

  beforeEach(() => {
    terminal = ''
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => (terminal += String(text)) !== '')
    host.replies.length = 0
  })

  afterEach(() => {
    vi.restoreAllMocks()
    expect(markersIn(terminal, EVERYTHING)).toEqual([])
  })

  const taking = PROCEDURES.filter((path) => !STREAMS.includes(path) && inputSchemaOf(path) !== null)

  test.each(taking)('an input of %s that has one member wrong is not repeated', async (path) => {
    const inputs = badInputs(path)
    expect(inputs.length).toBeGreaterThan(5)
    for (const input of inputs) await host.ask(path, input)
    for (const { status, text } of host.replies) {
      expect([status, text.includes('INVALID_INPUT')], text).toEqual([400, true])
      expect(markersIn(text, EVERYTHING)).toEqual([])
    }
    expect(await markersBelow(folder, EVERYTHING)).toEqual([])
  })

  test('a body of which one member is wrong: each is named, and none is repeated', async () => {
    await host.ask('profile/createVault', { kind: 'passphrase', passphrase: SECRETS.passphrase })
    const added = await host.ask('connections/add', {
      ...{ provider: 'acquaint', label: 'Ours', baseUrl: 'https://example.test/', format: 'json' },
      secret: { sitePrefix: 'abcd', appPassword: SECRETS.appPassword },
    })
    const connectionId = v.parse(v.object({ id: v.string() }), added).id
    const wrongs = [null, -1, EVERYTHING.join(' '), { ...PEOPLE, nested: [SECRETS] }]
    const bodies = [
      ...leavesOf(tenantSwitch()).flatMap((path) =>
        wrongs.map((wrong) => change({ ...tenantSwitch(), ...SECRETS }, path, wrong)),
      ),
      ...wrongs,
    ]
    host.replies.length = 0
    for (const body of bodies) {
      const rest = { kind: 'tenant-switch', connectionId, body }
      await host.ask('submissions/check', { ...rest, consent: null })
      await host.ask('submissions/preview', { ...rest, format: 'xml' })
      const origin = { allowDuplicate: null, draftId: null, answers: null }
      if (host.replies.at(-2)?.text.includes('"errors":[]') === false)
        await host.ask('submissions/create', { ...rest, ...origin, consent: null })
    }
    const refused = host.replies.filter(
      ({ path, text }) => path !== 'submissions/preview' || text.includes('"text":""'),
    )
    expect(refused.length).toBeGreaterThan(250)
    for (const { path, text } of refused) expect(markersIn(text, EVERYTHING), path).toEqual([])
    expect(host.replies.filter(({ status }) => status >= 500)).toEqual([])
    expect(await markersBelow(folder, EVERYTHING)).toEqual([])
  })
})

/** Every path of a body down to what is no object. */
function leavesOf(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    typeof member === 'object' && member !== null
      ? [`${before}${name}`, ...leavesOf(member, `${before}${name}.`)]
      : [`${before}${name}`],
  )
}
