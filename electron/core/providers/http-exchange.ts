import type { Dispatcher } from 'undici'

/**
 * How an exchange ended: with a whole answer, or without.
 * `left`: whether a byte of the request may have left. `error`: what undici said, or the reason of the signal.
 */
export type Ended =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }
  | { kind: 'failed'; left: boolean; error: unknown }

/** Sends a request with undici and collects its answer. Never rejects. `totalMs` is from now to the last byte. */
export function exchange(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  totalMs: number,
  signal: AbortSignal | undefined,
): Promise<Ended> {
  return new Promise((resolve) => {
    const one = new Exchange(resolve, totalMs, signal)
    try {
      dispatcher.dispatch(options, one)
    } catch (error) {
      one.fail(error)
    }
  })
}

/**
 * undici tells it before it writes the first byte of a request on a connected socket. Until then nothing of it has left. A request
 * that was stopped by then is kept back, and one that was begun is never begun again.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #resolve: (ended: Ended) => void
  readonly #signal: AbortSignal | undefined
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | null = null
  #stopped: { reason: unknown } | null = null
  #ended = false
  #status = 0
  #headers: Dispatcher.ResponseData['headers'] = {}
  readonly #chunks: Uint8Array[] = []

  constructor(resolve: (ended: Ended) => void, totalMs: number, signal: AbortSignal | undefined) {
    this.#resolve = resolve
    this.#signal = signal
    this.#timer = setTimeout(this.#timeOut, totalMs).unref()
    if (signal?.aborted === true) this.#abort()
    else signal?.addEventListener('abort', this.#abort, { once: true })
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#signal?.aborted === true) this.#abort()
    if (this.#stopped !== null) controller.abort(asError(this.#stopped.reason))
    else if (this.#ended || this.#controller !== null)
      controller.abort(new Error('A request may leave only once.'))
    else this.#controller = controller
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Dispatcher.ResponseData['headers'],
  ): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    leaveStacksOut()
    this.#end({
      kind: 'answer',
      status: this.#status,
      headers: flatHeaders(this.#headers),
      body: joined(this.#chunks),
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: unknown): void {
    this.fail(error)
  }

  fail(error: unknown): void {
    this.#end({ kind: 'failed', left: this.#controller !== null, error })
  }

  readonly #abort = (): void => {
    this.#stop(this.#signal?.reason)
  }

  readonly #timeOut = (): void => {
    this.#stop(new DOMException('The whole exchange took too long.', 'TimeoutError'))
  }

  /** While there is no connection yet, it is only kept in mind: whoever connects will be told. */
  #stop(reason: unknown): void {
    if (this.#stopped !== null) return
    this.#stopped = { reason }
    this.#controller?.abort(asError(reason))
  }

  #end(ended: Ended): void {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#timer)
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#resolve(ended)
  }
}

/**
 * Right after the end of an answer undici closes the connection with an error that nobody sees. To note where that was made, down
 * through its parser, takes a fifth of the whole request: V8 need not until this turn is over.
 */
function leaveStacksOut(): void {
  if (stackTraceLimit !== null) return
  stackTraceLimit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  process.nextTick(takeStacksAgain)
}

function takeStacksAgain(): void {
  Error.stackTraceLimit = stackTraceLimit ?? Error.stackTraceLimit
  stackTraceLimit = null
}

/** What it was, while it is changed. */
let stackTraceLimit: number | null = null

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: [string, string][] = []
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat.push([name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value])
  return Object.fromEntries(flat)
}

/** A copy: what undici gives are pieces of what the socket read, which would be kept whole. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const body = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Stopped.')
}
