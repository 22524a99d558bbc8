import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { failureOf } from '#renderer/api/errors.ts'
import { LinkError } from '#renderer/api/link-state.ts'
import { failures } from '#shared/words/en-GB/failures.ts'

const error = (code: string, data: unknown, defined = true) =>
  new ORPCError(code, { defined, status: 400, message: 'Said.', data })

describe('failureOf', () => {
  test.each([
    [
      error('INVALID_INPUT', { issues: [{ path: 'a', message: 'b' }] }),
      { kind: 'invalid', issues: [{ path: 'a', message: 'b' }], message: 'Said.' },
    ],
    [
      error('NOT_FOUND', { what: 'draft', id: 'd1' }),
      { kind: 'not-found', what: 'draft', id: 'd1', message: 'Said.' },
    ],
    [error('CLOSED', { trouble: null }), { kind: 'closed', trouble: null, message: 'Said.' }],
    [
      error('NOT_NOW', { code: 'HO-X', fix: 'y' }),
      { kind: 'not-now', code: 'HO-X', fix: 'y', message: 'Said.' },
    ],
    [error('INTERNAL', { id: 'ab12' }), { kind: 'internal', id: 'ab12', message: 'Said.' }],
    [new LinkError('lost'), { kind: 'lost', message: 'Handover does not answer. It may have been closed.' }],
    [new LinkError('signed-out'), { kind: 'signed-out', message: 'This page is not signed in to Handover.' }],
  ])('%s', (thrown, failure) => {
    expect(failureOf(thrown, failures)).toEqual(failure)
  })

  test.each([
    ['an error that is not of the contract', error('NOT_NOW', { code: 'HO-X', fix: 'y' }, false)],
    ['one with data of another shape', error('NOT_NOW', { issues: [] })],
    ['one with a code of its own', error('TEAPOT', {})],
    ['something else', new TypeError('Aoife')],
    ['nothing', undefined],
  ])('%s is our own defect, told without its text', (_what, thrown) => {
    expect(failureOf(thrown, failures)).toEqual({
      kind: 'internal',
      id: '',
      message: 'Something in Handover went wrong.',
    })
  })
})
