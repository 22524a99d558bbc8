import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { tools } from '#build/tools.mjs'
import { Trouble } from '#shared/contract/error-data.ts'
import { nodeCommand } from './child.ts'
import { needs } from './tools.ts'

/** The reason to skip what needs a real Secret Service, or false: each test opens one of its own. */
export function noSecretService(): string | false {
  return tools.find((tool) => tool.name === 'secret-service')?.there() === true
    ? false
    : needs('secret-service')
}

/** What the process that talks to the keychain can be asked (keychain-child.ts). */
export type Step =
  | { do: 'probe' }
  | { do: 'read' | 'remove'; name: string }
  | { do: 'write'; name: string; value: string }
  /** Past Handover, by the item's whole name. */
  | { do: 'peek'; account: string }
  /** The same; null deletes it. */
  | { do: 'tamper'; account: string; value: string | null }
  | { do: 'open'; folder: string; vault?: 'os' | 'passphrase'; passphrase?: string }
  | { do: 'close' }
  /** A procedure of the contract on the application that is open, such as `profile.retry`. */
  | { do: 'call'; procedure: string; input?: unknown }
  /** Straight into the store of the open profile. */
  | { do: 'sql'; folder: string; passphrase?: string; sql: string }

const Answer = v.object({
  /** What the step answered; null when it was refused. */
  answer: v.unknown(),
  trouble: v.nullable(Trouble),
  /** What the contract refused with, apart from trouble. */
  refusal: v.nullable(v.object({ code: v.string(), message: v.string(), fix: v.string() })),
})
export type Answer = v.InferOutput<typeof Answer>

/** A process that lives in a desktop session until the test ends, and takes one step after the other. */
export interface Inhabitant {
  take: (step: Step) => Promise<Answer>
  /** The codes of the troubles, or the answers, of several steps. */
  takeAll: (steps: readonly Step[]) => Promise<unknown[]>
  /** Lets it end by itself. */
  end: () => Promise<void>
}

/** `around` is what the process is started through, such as `setpriv`. */
export function inhabit(env: NodeJS.ProcessEnv, around: readonly string[] = []): Inhabitant {
  const [file = '', ...args] = [...around, ...nodeCommand(new URL('./keychain-child.ts', import.meta.url))]
  const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const end = () => {
    child.stdin.end()
    return ended
  }
  onTestFinished(end)

  const take = async (step: Step): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(step)}\n`)
    const line = await lines.next()
    if (line.done === true) throw new Error(`The process ended early. ${complaints}`)
    return v.parse(v.pipe(v.string(), v.parseJson(), Answer), line.value)
  }
  const takeAll = async (steps: readonly Step[]) => {
    const told: unknown[] = []
    for (const step of steps) {
      const { answer, trouble, refusal } = await take(step)
      told.push(trouble?.code ?? refusal?.code ?? answer)
    }
    return told
  }
  return { take, takeAll, end }
}
