import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/domain/calendar-date.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { renewalDays } from '#shared/domain/yeti/renewal.ts'
import { FULL } from '#test/support/sample-services.ts'
import { oneOf, yeti } from '../practice/yeti/yeti.ts'

/** The practice Yeti's own clock is on UTC, as an installation is that was told no other zone. */
describe('what is told of the next charges is what a Yeti on UTC does', () => {
  test.each([
    ['monthly', '2027-07-01'],
    ['monthly', '2027-08-31'],
    ['monthly', '2028-02-29'],
    ['monthly', '2027-01-01'],
    ['daily', '2027-03-27'],
    ['daily', '2027-07-31'],
    ['daily', '2027-10-30'],
    ['daily', '2026-12-31'],
    ['monthly', '2026-05-15'],
  ] as const)('%s from %s', async (renewal, first) => {
    const today = '2026-11-29'
    let now = new Date(`${today}T09:30:00Z`)
    const site = await yeti({ yeti: { now: () => now, tokenSeconds: 400_000_000 } })
    const answers = {
      ...FULL,
      variables: '',
      renewPeriod: renewal,
      renewDate: first,
      initialPrice: '12,50',
      renewPrice: '0,01',
    }
    const facts = { today, codes: documentedCodes(), resources: {}, organisation: null }
    const body = serviceForm.parts(answers, facts)[0]?.body
    const made = await site.post('services', body)
    expect(made.status).toBe(201)
    const { data: service } = oneOf(made.text)

    const days = renewalDays(first, renewal, { today, count: 3 })
    // Just before the fourth.
    now = new Date(`${addDays(renewalDays(first, renewal, { today, count: 4 })[3] ?? '', -1)}T23:59:00Z`)
    const { data: transactions } = await site.list(
      `transactions?filter[service-id-eq]=${service.id}&sort=created-at`,
    )
    expect(
      transactions.map(({ attributes }) => [
        attributes['description'],
        attributes['amount'],
        String(attributes['created-at']).slice(0, 10),
      ]),
    ).toEqual([['Service creation', '12.5', today], ...days.map((day) => ['Renew service', '0.01', day])])
  })
})
