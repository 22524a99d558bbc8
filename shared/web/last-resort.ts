import { ORPCError, mapEventIterator } from '@orpc/client'
import type { Context } from '@orpc/server'
import type { StandardHandlerOptions } from '@orpc/server/standard'

/** Tells the log that something unexpected was about to leave. `procedure` is its path, `id` is what the screen shows. */
export type ReportDefect = (defect: { id: string; procedure: string; error: unknown }) => void

type Guards<T extends Context> = Required<
  Pick<StandardHandlerOptions<T>, 'interceptors' | 'clientInterceptors'>
>

/**
 * The last door before an answer leaves a host. The core answers with the contract's errors already; whatever else is
 * thrown all the same (a defect, or a validation error that quotes the refused input) is replaced by the contract's
 * own, and only the log learns what it was. When `closing` is aborted, open event streams end as if they were finished.
 */
export function lastResort<T extends Context>(report: ReportDefect, closing: AbortSignal): Guards<T> {
  return {
    interceptors: [
      async (options) => {
        try {
          return await options.next()
        } catch (error) {
          throw contractError(error, options.request.url.pathname, report)
        }
      },
    ],
    clientInterceptors: [
      async (options) => {
        const output = await options.next()
        if (!isAsyncIterator(output)) return output
        const codes = options.procedure['~orpc'].errorMap
        return endedBy(
          closing,
          mapEventIterator(output, {
            value: (value) => Promise.resolve(value),
            error: (error) => {
              const named = isOrpcError(error) && Object.hasOwn(codes, error.code)
              return Promise.resolve(named ? error : defect(error, options.path.join('/'), report))
            },
          }),
        )
      },
    ],
  }
}

function contractError(error: unknown, procedure: string, report: ReportDefect): unknown {
  if (isOrpcError(error) && error.defined) return error
  if (isOrpcError(error) && error.code === 'BAD_REQUEST') {
    return new ORPCError('INVALID_INPUT', {
      defined: true,
      status: 400,
      message: 'Handover could not read what was entered.',
      data: { issues: [{ path: '', message: 'This is not in the form that Handover expects.' }] },
    })
  }
  return defect(error, procedure, report)
}

function defect(error: unknown, procedure: string, report: ReportDefect): unknown {
  const id = crypto.randomUUID().slice(0, 8)
  report({ id, procedure, error })
  return new ORPCError('INTERNAL', {
    defined: true,
    status: 500,
    message: 'Something in Handover went wrong.',
    data: { id },
  })
}

function isOrpcError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** The same events, until `closing`. Not a generator: its `return` would wait behind a `next` that never comes. */
function endedBy(
  closing: AbortSignal,
  events: AsyncIterator<unknown, unknown, void>,
): AsyncIterableIterator<unknown, unknown, void> {
  const finished = { done: true, value: undefined } as const
  return {
    async next() {
      let close: (() => void) | undefined
      const closed = new Promise<typeof finished>((resolve) => {
        close = () => resolve(finished)
        if (closing.aborted) close()
        else closing.addEventListener('abort', close, { once: true })
      })
      try {
        const result = await Promise.race([closed, events.next()])
        // Not awaited: a generator that waits for what comes next ends only when its own signal fires.
        if (closing.aborted) events.return?.().catch(() => undefined)
        return result
      } finally {
        if (close !== undefined) closing.removeEventListener('abort', close)
      }
    },
    async return() {
      await events.return?.()
      return finished
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
