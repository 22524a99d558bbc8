import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { root } from '#build/script.mjs'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { createAcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { createHttp } from '#core/providers/http.ts'
import { openAudit } from '#core/records/audit.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Chance } from '#test/support/chance.ts'
import { nodeCommand } from '#test/support/child.ts'
import { mprnOf, switchOf } from '#test/support/crash-switch.ts'
import { addTestConnection, AUDIT_KEY, MemoryVault } from '#test/support/outbox.ts'
import { tortureDeps } from './deps.ts'
import { startRecorder, Switch, type Moment } from './recorder.ts'

export interface Campaign {
  switches: number
  kills: number
  concurrency: number
  /** A sender dies at one of its first so many requests. */
  latest: number
}

/** What was found when it was over. */
export interface Findings {
  kills: number
  /** By state. */
  states: Record<string, number>
  /** How many each sender found half sent: what the death before it cost. */
  foundBy: number[]
  /** Whatever is not as it must be, in words; [] when all is well. */
  wrong: string[]
}

/**
 * Sends so many switches to a server that records them, and kills the sending process (`kill -9`) again and again at the n-th
 * request that the server sees, n by chance. Then lets one come to its end, and compares the books of both.
 */
export async function campaign(plan: Campaign, chance: Chance): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-torture-'))
  const place = { file: join(folder, 'store.db'), key: Secret.of(randomBytes(32).toString('hex')) }
  const recorder = await startRecorder()
  const children = new Set<ChildProcess>()
  const child = () => startSender(place, plan.concurrency, children)
  try {
    await queueAll(place, recorder.url, plan.switches)
    const foundBy: number[] = []
    let kills = 0
    let sender = child()
    for (;;) {
      // The next one starts up while this one works: that is most of its life.
      const next = child()
      if (kills < plan.kills) {
        const moments: [Moment, Moment, Moment] = ['seen', 'recorded', 'answered']
        recorder.killAt(
          1 + chance.whole(plan.latest),
          chance.pick(moments),
          () => void sender.process.kill('SIGKILL'),
        )
      } else recorder.killAt(0, 'seen', () => undefined)
      const { killed, found } = await sender.work()
      if (found !== null) foundBy.push(found)
      sender = next
      if (!killed) break
      kills += 1
    }
    return await compare(place, plan, { kills, foundBy }, recorder.recorded)
  } finally {
    for (const one of children) one.kill('SIGKILL')
    await recorder.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function mprnIn(bytes: Uint8Array | null): string {
  if (bytes === null) return 'nothing'
  return v.parse(Switch, JSON.parse(Buffer.from(bytes).toString())).property.mprn
}

interface Place {
  file: string
  key: Secret
}

async function queueAll(place: Place, url: string, count: number): Promise<void> {
  const store = await openStore({ ...place, log: noLog })
  await addTestConnection(store, 'CONN', url)
  const provider = createAcquaintProvider(createHttp({ loopbackOnly: true }))
  const outbox = createOutbox(tortureDeps(Object.assign(store, { file: place.file }), provider, noLog))
  for (let first = 0; first < count; first += 8) {
    const parts = Array.from({ length: Math.min(8, count - first) }, (_, place) => ({
      kind: 'tenant-switch' as const,
      body: switchOf(mprnOf(first + place)),
      consent: null,
      answers: null,
    }))
    const made = await outbox.createTogether({
      connectionId: 'CONN',
      parts,
      allowDuplicate: null,
      draftId: null,
    })
    if (made.outcome !== 'queued') throw new Error(`They were ${made.outcome}.`)
  }
  await outbox.close()
  store.close()
}

function startSender({ file, key }: Place, concurrency: number, children: Set<ChildProcess>) {
  const script = new URL('sender-child.ts', import.meta.url)
  const [command = '', ...args] = nodeCommand(script, file, key.reveal(), String(concurrency))
  // Many processes run the same files: the types are stripped from them once.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'build', '.stamps', 'compile-cache') }
  const child = spawn(command, args, { env })
  children.add(child)
  let complaints = ''
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()))
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  return {
    process: child,
    /** Lets it begin, and waits until it is dead or done. */
    async work(): Promise<{ killed: boolean; found: number | null }> {
      child.stdin.on('error', () => undefined)
      child.stdin.write('begin')
      const { code, signal } = await ended
      children.delete(child)
      const found = lines.find((line) => line.startsWith('found '))?.slice('found '.length)
      if (signal === 'SIGKILL') return { killed: true, found: found === undefined ? null : Number(found) }
      if (code === 0 && lines.includes('done')) return { killed: false, found: Number(found ?? 0) }
      throw new Error(
        `A sender ended by itself (${String(code ?? signal)}). ${lines.join(' | ')} ${complaints}`,
      )
    },
  }
}

async function compare(
  place: Place,
  { switches, kills, concurrency }: Campaign,
  met: Pick<Findings, 'kills' | 'foundBy'>,
  recorded: ReadonlyMap<string, number>,
): Promise<Findings> {
  const store = await openStore({ ...place, log: noLog })
  const rows = await store.queries
    .selectFrom('submissions as s')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .select(['s.id', 's.state', 's.attempts', 's.remote_ids', 'b.body', 'r.id as receipt'])
    .execute()
  const audit = await openAudit({ store, vault: new MemoryVault(), key: AUDIT_KEY, log: noLog }).verify()
  store.close()

  const wrong: string[] = []
  const say = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what)
  }
  say(met.kills === kills, `${met.kills} kills instead of ${kills}`)
  say(rows.length === switches, `${rows.length} switches instead of ${switches}`)
  say(audit.ok, `the audit log: ${audit.problems.map(({ message }) => message).join(' ')}`)
  for (const found of met.foundBy)
    say(found <= concurrency, `${found} were found half sent, with ${concurrency} at once`)
  const mine = new Set<string>()
  for (const { id, state, attempts, remote_ids, body, receipt } of rows) {
    const mprn = mprnIn(body)
    mine.add(mprn)
    const times = recorded.get(mprn) ?? 0
    const about = `${id}: ${state}, ${attempts} attempts, recorded ${times} times`
    say(attempts === 1, `sent again: ${about}`)
    if (state === 'accepted') {
      say(times === 1, `not recorded exactly once: ${about}`)
      say(
        receipt !== null && remote_ids === JSON.stringify({ caseID: `C-${mprn}` }),
        `no true receipt: ${about}`,
      )
    } else {
      say(state === 'unconfirmed' && times <= 1, `neither accepted nor unconfirmed: ${about}`)
      say(receipt === null, `a receipt of what nobody confirmed: ${about}`)
    }
  }
  for (const [mprn, times] of recorded) say(mine.has(mprn) && times === 1, `recorded ${times} times: ${mprn}`)
  const states = Object.fromEntries(
    [...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length]),
  )
  const lost = met.foundBy.reduce((sum, found) => sum + found, 0)
  say(
    (states['unconfirmed'] ?? 0) === lost,
    `${states['unconfirmed']} unconfirmed, but ${lost} were found half sent`,
  )
  return { ...met, states, wrong }
}
