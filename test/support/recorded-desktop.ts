import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#build/script.mjs'
import { nodeCommand } from './child.ts'
import type { Answers } from './recorded-answers.ts'

/** The built desktop host, running on a recording Electron in a process of its own. */
export interface RecordedDesktop {
  ask<Name extends keyof Answers>(
    name: Name,
    ...details: Parameters<Answers[Name]>
  ): Promise<Awaited<ReturnType<Answers[Name]>>>
  close(): Promise<void>
}

/**
 * Starts it in practice, on a profile of its own, and waits until it has loaded its page.
 * @param words that it is started with besides
 */
export async function startRecordedDesktop(...words: string[]): Promise<RecordedDesktop> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-desktop-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const [node = '', ...args] = nodeCommand(
    new URL('./desktop-child.ts', import.meta.url),
    join(root, 'build', 'out', 'main.js'),
    '--practice',
    `--profile=${join(folder, 'profile')}`,
    ...words,
  )
  const child = spawn(node, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complaints = ''
  child.stderr?.on('data', (bytes: Buffer) => (complaints += bytes.toString()))
  // After disconnect() there is no 'close'.
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const ready = Promise.withResolvers<undefined>()
  child.on('message', (message: { ready: true } | { id: number; answer?: unknown; error?: string }) => {
    if ('ready' in message) {
      ready.resolve(undefined)
      return
    }
    const asked = waiting.get(message.id)
    if (message.error === undefined) asked?.resolve(message.answer)
    else asked?.reject(new Error(message.error))
  })
  child.once('close', () => ready.reject(new Error(`The desktop host ended early. ${complaints}`)))
  try {
    await ready.promise
  } catch (error) {
    remove()
    throw error
  }

  let count = 0
  const ask: RecordedDesktop['ask'] = async (name, ...details) => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set((count += 1), answer)
    child.send({ id: count, name, details })
    return (await answer.promise) as never
  }
  return {
    ask,
    async close() {
      // It may have ended by itself.
      if (child.connected) child.disconnect()
      await ended
      remove()
    },
  }
}
