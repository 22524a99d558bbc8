import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { Answer, WORK, type WorkInput, type WorkName, type WorkOutput } from './work.ts'

/** The thread was ended while something was asked of it. */
export class ThreadEnded extends Error {
  constructor() {
    super('The thread has ended.')
    this.name = 'ThreadEnded'
  }
}

/**
 * A thread that keeps the rows of one file. It is one thread for each, so that stopping is ending it, whatever it is at.
 * What it cannot do is told by the name of the error alone: the text may quote a cell.
 */
export class ImportThread {
  readonly #worker: Worker
  readonly #asked = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>()
  #number = 0
  #ended = false

  constructor() {
    // Nothing of it may reach the terminal, and it must not keep a process that is done.
    this.#worker = new Worker(threadFile(), { stdout: true, stderr: true })
    this.#worker.unref()
    this.#worker.on('message', (message: unknown) => {
      const answer = v.parse(Answer, message)
      const asked = this.#asked.get(answer.number)
      this.#asked.delete(answer.number)
      if (this.#asked.size === 0) this.#worker.unref()
      if (answer.ok) asked?.resolve(answer.output)
      else asked?.reject(new Error(`The import thread failed: ${answer.error}.`))
    })
    this.#worker.on('error', (error: unknown) => {
      this.#endWith(
        new Error(`The import thread broke: ${error instanceof Error ? error.name : typeof error}.`),
      )
    })
    this.#worker.on('exit', () => this.#endWith(new ThreadEnded()))
  }

  get ended(): boolean {
    return this.#ended
  }

  /** @throws ThreadEnded when it is, or is ended meanwhile */
  async ask<N extends WorkName>(
    name: N,
    input: WorkInput<N>,
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<WorkOutput<N>> {
    if (this.#ended) throw new ThreadEnded()
    const number = (this.#number += 1)
    const output = await new Promise<unknown>((resolve, reject) => {
      this.#asked.set(number, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ number, name, input }, handedOver)
    })
    return v.parse(WORK[name].output, output)
  }

  async end(): Promise<void> {
    this.#endWith(new ThreadEnded())
    await this.#worker.terminate()
  }

  #endWith(error: Error): void {
    this.#ended = true
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}

/** Where the thread’s file is: the source beside this one, or what the build made of it. */
function threadFile(): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL('./worker.ts', here)
  return new URL(/\/chunks\/[^/]+$/.test(here) ? '../import-worker.js' : './import-worker.js', here)
}
