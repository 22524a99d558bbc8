import { describe, expect, test } from 'vitest'
import { ORPCError } from '@orpc/client'
import { InvalidInputError, NotNowError } from '#core/refusal.ts'
import { TroubleError } from '#core/trouble.ts'
import { endOf } from '#electron/cli/errors.ts'
import { Stop } from '#electron/cli/stop.ts'

const trouble = {
  kind: 'vault',
  state: 'locked',
  code: 'HO-VAULT-LOCKED',
  message: 'The keychain is locked.',
  fix: 'Unlock it.',
  detail: 'd',
} as const

describe('what an error means', () => {
  test.each([
    [
      'trouble',
      new ORPCError('CLOSED', { data: { trouble } }),
      4,
      ['The keychain is locked. Unlock it. (HO-VAULT-LOCKED)'],
    ],
    [
      'trouble before the contract',
      new TroubleError(trouble),
      4,
      ['The keychain is locked. Unlock it. (HO-VAULT-LOCKED)'],
    ],
    [
      'a closed profile',
      new ORPCError('CLOSED', { data: { trouble: null } }),
      4,
      [expect.stringContaining('HO-PROFILE-CLOSED')],
    ],
    [
      'an unknown id',
      new ORPCError('NOT_FOUND', { data: { what: 'submission', id: 'X' } }),
      2,
      ['X: there is no submission with this id.'],
    ],
    [
      'refused input, a line for each',
      new ORPCError('INVALID_INPUT', {
        data: {
          issues: [
            { path: 'label', message: 'Too long.' },
            { path: '', message: 'Odd.' },
          ],
        },
      }),
      2,
      ['label: Too long.', 'input: Odd.'],
    ],
    [
      'not now',
      new ORPCError('NOT_NOW', {
        message: 'It is not unconfirmed.',
        data: { code: 'HO-OUTBOX-STATE', fix: 'Look again.' },
      }),
      1,
      ['It is not unconfirmed. Look again. (HO-OUTBOX-STATE)'],
    ],
    [
      'not now, before the contract',
      new NotNowError('HO-BACKUP-EXISTS', 'There is a file already.', 'Choose another name.'),
      1,
      ['There is a file already. Choose another name. (HO-BACKUP-EXISTS)'],
    ],
    [
      'refused input before the contract',
      new InvalidInputError([{ path: 'phrase', message: 'It has 12 words.' }]),
      2,
      ['phrase: It has 12 words.'],
    ],
    [
      'our own defect',
      new ORPCError('INTERNAL', { data: { id: 'ab12' } }),
      1,
      [expect.stringContaining('ab12')],
    ],
    ['a stop', new Stop(2, ['--file: this is missing.']), 2, ['--file: this is missing.']],
  ])('%s', (_, error, exit, lines) => {
    expect(endOf(error, false)).toMatchObject({ exit, lines })
  })

  test('an error nobody foresaw is named without its text', () => {
    const { exit, lines } = endOf(new RangeError('Wilhelmina Quigglesworth'), false)
    expect([exit, lines]).toEqual([1, ['Something went wrong inside Handover: RangeError.']])
  })

  test('after Ctrl+C', () => {
    expect(endOf(new DOMException('aborted', 'AbortError'), true).exit).toBe(130)
  })
})
