import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { oc, eventIterator } from '@orpc/contract'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { procedure } from '#shared/contract/errors.ts'
import { lastResort } from '#shared/web/last-resort.ts'

const personal = 'Aoife Ní Bhriain 10001234567'

const contract = {
  drafts: {
    read: procedure.input(v.object({ id: v.pipe(v.string(), v.maxLength(5)) })).output(v.string()),
    remove: procedure.output(v.string()),
    lose: procedure.output(v.string()),
    answerWrongly: procedure.output(v.string()),
    refuseByHand: procedure.output(v.string()),
    lookLikeOurs: procedure.output(v.string()),
    lookRefused: procedure.output(v.string()),
  },
  changes: procedure.output(eventIterator(v.string())),
  streams: {
    fails: procedure.output(eventIterator(v.string())),
    refuses: procedure.output(eventIterator(v.string())),
    unnamed: procedure.output(eventIterator(v.string())),
    lookNamed: procedure.output(eventIterator(v.string())),
  },
  bare: oc.output(v.object({ next: v.string() })),
  nothing: oc.output(v.null()),
}

/** A source of events that tells whether it is still held. */
function source() {
  const waiting: string[] = []
  let wake: () => void = () => undefined
  let returned = 0
  const events: AsyncIteratorObject<string, void, void> = {
    async next() {
      while (waiting.length === 0 && returned === 0) await new Promise<void>((resolve) => (wake = resolve))
      const value = waiting.shift()
      return value === undefined ? { done: true, value: undefined } : { done: false, value }
    },
    async return() {
      returned += 1
      wake()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => events,
    [Symbol.asyncDispose]: async () => undefined,
  }
  return {
    events,
    returned: () => returned,
    tell: (value: string) => {
      waiting.push(value)
      wake()
    },
  }
}

function host() {
  const reports: { id: string; procedure: string; error: unknown }[] = []
  const closing = new AbortController()
  const changes = source()
  const os = implement(contract)
  const router = {
    drafts: {
      read: os.drafts.read.handler(({ input }) => input.id),
      remove: os.drafts.remove.handler(({ errors }) => {
        throw errors.NOT_FOUND({ message: 'There is no such draft.', data: { what: 'draft', id: 'd1' } })
      }),
      lose: os.drafts.lose.handler(() => {
        throw new Error(personal)
      }),
      // What the contract does not allow as an answer: the check of it quotes what was refused.
      answerWrongly: os.drafts.answerWrongly.handler(() => Number.NaN as unknown as string),
      refuseByHand: os.drafts.refuseByHand.handler(() => {
        throw new ORPCError('TEAPOT', { status: 418, message: personal })
      }),
      // Errors of other libraries may have members of the same names.
      lookLikeOurs: os.drafts.lookLikeOurs.handler(() => {
        throw Object.assign(new Error(personal), { defined: true, code: 'NOT_FOUND' })
      }),
      lookRefused: os.drafts.lookRefused.handler(() => {
        throw Object.assign(new Error(personal), { code: 'BAD_REQUEST' })
      }),
    },
    changes: os.changes.handler(() => changes.events),
    streams: {
      fails: os.streams.fails.handler(async function* () {
        yield 'first'
        throw new TypeError(personal)
      }),
      refuses: os.streams.refuses.handler(async function* ({ errors }) {
        yield 'first'
        throw errors.NOT_FOUND({ message: 'It is gone.', data: { what: 'draft', id: 'd1' } })
      }),
      unnamed: os.streams.unnamed.handler(async function* () {
        yield 'first'
        throw new ORPCError('TEAPOT', { message: personal })
      }),
      lookNamed: os.streams.lookNamed.handler(async function* () {
        yield 'first'
        throw Object.assign(new Error(personal), { code: 'NOT_FOUND' })
      }),
    },
    bare: os.bare.handler(() => ({ next: 'one' })),
    nothing: os.nothing.handler(() => null),
  }
  const handler = new RPCHandler(
    router,
    lastResort((defect) => reports.push(defect), closing.signal),
  )
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({
      url: 'http://127.0.0.1/rpc',
      fetch: async (request, init) => {
        const { response } = await handler.handle(new Request(request, init), { prefix: '/rpc' })
        return response ?? new Response(null, { status: 404 })
      },
    }),
  )
  return { client, reports, closing, changes }
}

const caught = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.unreachable('the call should have failed'),
    (error: unknown) => error,
  )

const anError: unknown = expect.any(Error)
const oneId: unknown = expect.stringMatching(/^[\da-f]{8}$/)

describe('what a procedure throws', () => {
  test('leaves as it is when the contract names it', async () => {
    const { client, reports } = host()
    expect(await caught(client.drafts.remove())).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
      message: 'There is no such draft.',
      data: { what: 'draft', id: 'd1' },
    })
    expect(reports).toEqual([])
  })

  test('is told without what was entered when the input is refused, and is no defect', async () => {
    const { client, reports } = host()
    const error = await caught(client.drafts.read({ id: personal }))
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      defined: true,
      status: 400,
      data: { issues: [{ path: '', message: 'This is not in the form that Handover expects.' }] },
    })
    expect((error as Error).message).toMatch(/^Handover .*\.$/)
    expect(JSON.stringify(error)).not.toContain('Aoife')
    expect(reports).toEqual([])
  })

  test.each(['lose', 'answerWrongly', 'refuseByHand', 'lookLikeOurs', 'lookRefused'] as const)(
    'is a number for the screen and the whole for the log when it is a defect (%s)',
    async (name) => {
      const { client, reports } = host()
      const error = await caught(client.drafts[name]())
      expect(error).toMatchObject({ code: 'INTERNAL', defined: true, status: 500, data: { id: oneId } })
      expect((error as Error).message).toMatch(/^Something .*\.$/)
      expect(JSON.stringify(error)).not.toContain('Aoife')
      expect(reports).toEqual([
        {
          id: (error as ORPCError<string, { id: string }>).data.id,
          procedure: `/rpc/drafts/${name}`,
          error: anError,
        },
      ])
    },
  )

  test('has another number each time', async () => {
    const { client, reports } = host()
    await caught(client.drafts.lose())
    await caught(client.drafts.lose())
    expect(reports[0]?.id).not.toBe(reports[1]?.id)
  })
})

test('an answer that is no stream leaves as it is', async () => {
  const { client } = host()
  expect(await client.drafts.read({ id: 'd1' })).toBe('d1')
  expect(await client.bare()).toEqual({ next: 'one' })
  expect(await client.nothing()).toBeNull()
})

describe('an event stream', () => {
  test('carries its events, and leaving it ends the source', async () => {
    const { client, changes } = host()
    const events = await client.changes()
    changes.tell('one')
    changes.tell('two')
    expect(await events.next()).toEqual({ done: false, value: 'one' })
    expect(await events.next()).toEqual({ done: false, value: 'two' })
    expect(changes.returned()).toBe(0)
    await events.return()
    await expect.poll(changes.returned).toBeGreaterThan(0)
  })

  test('can be read with for await', async () => {
    const { client, changes, closing } = host()
    const heard: string[] = []
    changes.tell('one')
    for await (const event of await client.changes()) {
      heard.push(event)
      closing.abort()
    }
    expect(heard).toEqual(['one'])
  })

  test('ends as if it were finished when the host closes, and its source with it', async () => {
    const { client, changes, closing } = host()
    const events = await client.changes()
    changes.tell('one')
    await events.next()
    const next = events.next()
    closing.abort()
    expect(await next).toEqual({ done: true, value: undefined })
    await expect.poll(changes.returned).toBeGreaterThan(0)
  })

  test('is over at once when it is opened while the host closes', async () => {
    const { client, changes, closing } = host()
    closing.abort()
    const events = await client.changes()
    expect(await events.next()).toEqual({ done: true, value: undefined })
    await expect.poll(changes.returned).toBeGreaterThan(0)
  })

  test('does not gather listeners while it is open', async () => {
    const { client, changes, closing } = host()
    let listeners = 0
    const { signal } = closing
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)]
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      if (args[0] === 'abort') listeners += 1
      add(...args)
    }
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      if (args[0] === 'abort') listeners -= 1
      remove(...args)
    }
    const events = await client.changes()
    for (const event of ['one', 'two', 'three']) {
      changes.tell(event)
      await events.next()
    }
    expect(listeners).toBeLessThanOrEqual(1)
    await events.return()
  })

  test.each([
    ['fails', 'a defect', { code: 'INTERNAL', data: { id: oneId } }, 1],
    ['unnamed', 'an error of a code that the contract does not name', { code: 'INTERNAL' }, 1],
    [
      'refuses',
      'an error that the contract names',
      { code: 'NOT_FOUND', data: { what: 'draft', id: 'd1' } },
      0,
    ],
  ] as const)('that %s ends with %s', async (name, _what, expected, told) => {
    const { client, reports } = host()
    const events = await client.streams[name]()
    expect(await events.next()).toEqual({ done: false, value: 'first' })
    const error = await caught(events.next())
    expect(error).toMatchObject(expected)
    expect(JSON.stringify(error)).not.toContain('Aoife')
    expect(reports.map((report) => report.procedure)).toEqual(Array(told).fill(`streams/${name}`))
  })

  test('is an iterator like any other to what reads it in the host', async () => {
    const changes = source()
    const [interceptor] = lastResort(
      () => expect.unreachable(),
      new AbortController().signal,
    ).clientInterceptors
    const stream = (await interceptor?.({
      next: () => Promise.resolve(changes.events),
      procedure: { '~orpc': { errorMap: {} } },
      path: ['changes'],
    } as never)) as AsyncIterableIterator<string>
    changes.tell('one')
    for await (const event of stream) {
      expect(event).toBe('one')
      break
    }
    expect(await stream.return?.()).toEqual({ done: true, value: undefined })
    expect(changes.returned()).toBeGreaterThan(0)
  })
})
