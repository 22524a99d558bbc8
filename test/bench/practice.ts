import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { AcquaintSecret } from '#shared/contract/connections.ts'
import { nodeCommand } from '#test/support/child.ts'

const Told = v.object({ url: v.string(), acquaint: AcquaintSecret })

/** The practice server in another process, as a service is. */
export interface PracticeProcess extends v.InferOutput<typeof Told> {
  /** How many tenant switches it has accepted so far. */
  accepted(): Promise<number>
  close(): Promise<void>
}

export async function practiceProcess(): Promise<PracticeProcess> {
  const [file = '', ...args] = nodeCommand(new URL('practice-child.ts', import.meta.url))
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => {
    const next = await lines.next()
    if (next.done === true) throw new Error('The practice server ended early.')
    return next.value
  }
  const told = v.parse(Told, JSON.parse(await line()))
  return {
    ...told,
    accepted: async () => {
      child.stdin.write('\n')
      return Number(await line())
    },
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
