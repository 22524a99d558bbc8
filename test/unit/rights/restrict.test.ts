import { expect, test } from 'vitest'
import { isRestricted, restrictPerson } from '#core/records/rights/restrict.ts'
import { rightsWorld } from '#test/support/rights-world.ts'

test('somebody restricted is known by their name, in two parts or one, and by the day of birth where both have one', async () => {
  const { session, know } = await rightsWorld()
  await know({ id: 'P1', first_name: 'Aoife', last_name: 'O’Brien', date_of_birth: '1991-04-17' })
  const ask = (firstName: string, lastName: string, dateOfBirth: string | null = null) =>
    isRestricted(session.store.queries, { firstName, lastName, dateOfBirth })
  expect(await ask('Aoife', 'O’Brien')).toBe(false)
  await restrictPerson(session, { id: 'P1', restricted: true, now: new Date() })
  expect(await ask('aoife', "O'Brien")).toBe(true)
  expect(await ask('', 'Aoife OBrien')).toBe(true)
  expect(await ask('Aoife', 'O’Brien', '1991-04-17T00:00')).toBe(true)
  expect(await ask('Aoife', 'O’Brien', '1980-01-01')).toBe(false)
  expect(await ask('Una', 'O’Brien')).toBe(false)
})
