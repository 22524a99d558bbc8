import { expect, test } from 'vitest'
import { withPresentCodes } from '#renderer/state/blocked-drafts.ts'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const NOT_KNOWN = 'Acquaint’s number for electricity only is not known'

/** A draft for electricity only as it was saved, and its connection with these codes now. */
function shown(blocked: string | null, codes: CodeTable): (string | null)[] {
  const [connection] = sampleWorld().connections
  const [draft] = sampleWorld().drafts
  if (connection === undefined || draft === undefined) throw new Error('The sample world is empty.')
  const saved = { ...draft, connectionId: connection.id, answers: { supply: 'electricity' }, blocked }
  return withPresentCodes([saved], [{ ...connection, codes }]).map((one) => one.blocked)
}

const known: CodeTable = {
  ...documentedCodes(),
  switchType: [
    {
      meaning: 'electricity',
      label: 'Electricity only',
      number: 2,
      xmlName: null,
      source: 'entered',
      confirmed: false,
    },
  ],
}

test('a draft is free once the number it waited for is known, and blocked when it is removed', () => {
  expect(shown(NOT_KNOWN, known)).toEqual([null])
  expect(shown(null, documentedCodes())).toEqual([NOT_KNOWN])
})

test('a draft whose connection is gone stays as it was saved', () => {
  const [draft] = sampleWorld().drafts
  if (draft === undefined) throw new Error('The sample world has no draft.')
  const saved = { ...draft, connectionId: 'gone', blocked: NOT_KNOWN }
  expect(withPresentCodes([saved], [])).toEqual([saved])
})
