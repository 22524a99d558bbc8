import { expect, test } from 'vitest'
import { jobOf } from '#core/providers/jobs.ts'
import { hidesSomething, whatHappensNext, wordOnReceipt } from '#shared/domain/receipt-words.ts'
import { remoteNumber } from '#shared/domain/remote-ids.ts'
import { SubmissionKind } from '#shared/domain/submission.ts'

test.each(SubmissionKind.options)(
  'the receipt of a %s offers what is hidden only where something is',
  (kind) => {
    expect(hidesSomething(kind)).toBe(jobOf(kind).hiddenView !== undefined)
  },
)

test.each(SubmissionKind.options)('of a %s it is said what happens next', (kind) => {
  const texts = whatHappensNext({
    kind,
    country: null,
    acceptedAt: '2026-11-20T09:30:00.000Z',
    remoteIds: {},
  })
  expect(texts.length).toBeGreaterThan(0)
  for (const text of texts) expect(text).toMatch(/\.$/)
})

test.each([
  ['IE', '7 April 2026'],
  ['GB-NIR', '8 April 2026'],
  [null, '8 April 2026'],
] as const)(
  'of a switch of a home in %s one asks from %s: Good Friday and Easter Monday between',
  (country, day) => {
    const texts = whatHappensNext({
      kind: 'tenant-switch',
      country,
      acceptedAt: '2026-03-26T09:30:00.000Z',
      remoteIds: { caseID: '7' },
    })
    expect(texts[1]).toBe(`If you have heard nothing by ${day} (7 working days), ring them and quote case 7.`)
  },
)

test('of a service nothing is said that a free one, a credit or one that is charged once makes untrue', () => {
  const text = whatHappensNext({
    kind: 'service',
    country: null,
    acceptedAt: '2026-11-20T09:30:00.000Z',
    remoteIds: {},
  }).join(' ')
  expect(text).toContain('What stands under “Charged at once” was taken from the account')
  expect(text).toContain('(a credit was paid to it)')
  expect(text).toContain('If it is renewed, Yeti does that by itself.')
  expect(text).toContain('It cannot be deleted')
  expect(text).not.toMatch(/account was charged|balance allows/)
})

test('the number to ask by is the case number, else the id of the record', () => {
  expect(remoteNumber({ switchOverID: '1', caseID: '2' })?.value).toBe('2')
  expect(remoteNumber({ id: '3' })).toEqual({ name: 'id', label: 'Their number', value: '3' })
  expect(remoteNumber({ switchOverID: '1' })).toBe(null)
})

test.each([
  ['Ctrl Hub', 'hash', 'Looked up afterwards'],
  ['Ctrl Hub', null, 'No answer came: this stands on someone’s word'],
  ['Aoife', 'hash', 'No answer came: this stands on someone’s word'],
  [null, 'hash', undefined],
])('on the word of %s with answer %s', (onWhoseWord, answerHash, title) => {
  expect(wordOnReceipt({ kind: 'contact', onWhoseWord, answerHash })?.title).toBe(title)
})
