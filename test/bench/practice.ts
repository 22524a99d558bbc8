import * as v from 'valibot'
import { AcquaintSecret } from '#shared/contract/connections.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'

const Told = v.object({ url: v.string(), acquaint: AcquaintSecret })

/** The practice server in another process, as a service is. */
export interface PracticeProcess extends v.InferOutput<typeof Told> {
  close(): Promise<void>
}

export async function practiceProcess(): Promise<PracticeProcess> {
  const child = startChild(nodeCommand(new URL('practice-child.ts', import.meta.url)))
  const told = v.parse(Told, JSON.parse(await child.line()))
  return {
    ...told,
    close: async () => {
      child.process.kill('SIGKILL')
      await child.ended
    },
  }
}
