import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { nodeCommand } from './child.ts'
import type { Chance } from './chance.ts'

/** When a process dies: at the n-th narrow place it comes to, or some time after it has begun. */
export type Fate = { atMoment: number } | { afterMs: number } | 'when done'

/** How long its work is when nobody disturbs it. */
export interface Length {
  moments: number
  ms: number
}

/** A process that will be killed with SIGKILL, and all that it said before. */
export interface Doomed {
  /** Whole lines, in order; complete once it is dead. */
  readonly lines: string[]
  /** From the beginning of its work to the end; 0 when it did not come so far. */
  readonly workedMs: number
  /** Resolves when it has said `ready`; throws when it ends instead. */
  ready(): Promise<void>
  /** Lets it begin, and waits until it is dead. Throws when it died of something else. */
  meetsItsFate(): Promise<void>
}

/** Somewhere in the first `part` of the whole length: at a narrow place, or at any instant between. */
export function drawFate(chance: Chance, length: Length, part = 1): Fate {
  const place = chance.fraction() * part
  return chance.fraction() < 0.5
    ? { atMoment: 1 + Math.floor(place * length.moments) }
    : { afterMs: place * length.ms }
}

/** At a narrow place in the last half, which may be the shortest in time. */
export function drawLateMoment(chance: Chance, { moments }: Length): Fate {
  return { atMoment: Math.ceil(moments * (1 - chance.fraction() / 2)) }
}

/** Lets some begin together, and waits until all are dead. */
export async function meetTheirFates(some: readonly Doomed[]): Promise<void> {
  await Promise.all(some.map((one) => one.ready()))
  await Promise.all(some.map((one) => one.meetsItsFate()))
}

/** Lets the work come to its end once. */
export async function lengthOf(
  script: URL,
  args: readonly string[],
): Promise<Length & { lines: readonly string[] }> {
  const child = startDoomed(script, args, 'when done')
  await meetTheirFates([child])
  return { moments: Number(child.lines.at(-1)?.split(' ')[1]), ms: child.workedMs, lines: child.lines }
}

/** Starts a process that tells its moments (crash-moments.ts). */
export function startDoomed(script: URL, args: readonly string[], fate: Fate): Doomed {
  const [file = '', ...rest] = nodeCommand(script, ...args)
  const at = typeof fate === 'object' && 'atMoment' in fate ? fate.atMoment : 0
  const child = spawn(file, rest, {
    env: { ...process.env, HANDOVER_CRASH_AT: String(at) },
  })
  onTestFinished(() => void child.kill('SIGKILL'))

  const lines: string[] = []
  let complaints = ''
  let began = 0
  let workedMs = 0
  const isReady = Promise.withResolvers<true>()
  const isDead = Promise.withResolvers<NodeJS.Signals | null>()
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()))
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    if (line === 'ready') isReady.resolve(true)
    if (!line.startsWith('done ')) return
    workedMs = performance.now() - began
    child.kill('SIGKILL')
  })
  child.on('error', isDead.reject)
  child.on('close', (_code, signal) => isDead.resolve(signal))
  const itsWords = () => `${lines.join(' | ')} ${complaints}`

  return {
    lines,
    get workedMs() {
      return workedMs
    },
    async ready() {
      const early = isDead.promise.then(() => Promise.reject(new Error(`It never began. ${itsWords()}`)))
      await Promise.race([isReady.promise, early])
    },
    async meetsItsFate() {
      began = performance.now()
      child.stdin.write('begin')
      if (typeof fate === 'object' && 'afterMs' in fate) {
        await Promise.race([sleep(fate.afterMs), isDead.promise])
        child.kill('SIGKILL')
      }
      if ((await isDead.promise) !== 'SIGKILL') throw new Error(`It ended by itself. ${itsWords()}`)
    },
  }
}
