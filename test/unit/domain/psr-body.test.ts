import * as v from 'valibot'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Answers as DraftAnswers } from '#shared/contract/drafts.ts'
import { chosenMeters, meterAnswers } from '#shared/domain/psr-answers-meters.ts'
import { fieldOfName } from '#shared/domain/psr-answers-info.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { ELECTRICITY, FACTS, GAS, SHOWN, fullPsrAnswers, mostPsrAnswers, without } from './psr-answers.ts'

const partsOf = (answers: Record<string, string>, facts = FACTS) => psrForm.parts(answers, facts)
const infoOf = (answers: Record<string, string>, place = 0) =>
  v.parse(
    v.object({ data: v.object({ attributes: v.object({ extra_info: v.array(v.unknown()) }) }) }),
    partsOf(answers)[place]?.body,
  ).data.attributes.extra_info

const NEEDS = [
  { display_name: 'Needs codes', field: 'needs_codes', value: '03,14,17,29,33' },
  { display_name: 'Review date of need 29', field: 'needs_expiry_29', value: '2030-08-01' },
  { display_name: 'Review date of need 33', field: 'needs_expiry_33', value: '2027-02-28' },
  {
    display_name: 'Language or communication need',
    field: 'needs_text_17',
    value: 'Polish; a daughter interprets',
  },
  { display_name: 'Password scheme', field: 'password_scheme', value: 'Ask for the blue door' },
  { display_name: 'Second contact', field: 'second_contact', value: 'Magda, +44 1632 960 018' },
]

describe('what is typed arrives in a record', () => {
  test('a record for each meter, in the documented shape, with every answer', () => {
    const [electricity, gas, ...more] = partsOf(fullPsrAnswers())
    expect(more).toEqual([])
    expect(electricity?.kind).toBe('psr-record')
    expect(electricity?.body).toEqual({
      data: {
        type: 'psrs',
        attributes: {
          priority: 2,
          extra_info: [
            ...NEEDS,
            { display_name: 'Careline provider', field: 'careline_provider', value: 'Fellside Careline' },
          ],
        },
        relationships: { meter: { data: { type: 'meters', id: ELECTRICITY.id } } },
      },
    })
    expect(gas?.body).toEqual({
      data: {
        type: 'psrs',
        attributes: { priority: 2, extra_info: NEEDS },
        relationships: { meter: { data: { type: 'gas-meters', id: GAS.id } } },
      },
    })
    const consent = {
      basis: 'explicit-consent',
      wording: 'psr-1',
      givenBy: 'Ewa Nowak',
      how: 'in-person',
      at: '2026-11-20',
      scope: ['record', 'share'],
    }
    expect([electricity?.consent, gas?.consent]).toEqual([consent, consent])
  })

  test('the type is the connection’s own where it has one', () => {
    const resources = { 'psr-record': { type: 'priority-records' } }
    expect(partsOf(fullPsrAnswers(), { ...FACTS, resources })[0]?.body).toMatchObject({
      data: { type: 'priority-records' },
    })
  })

  test('dropping any one answer changes what is sent', () => {
    // What a meter is called and has on record is read on the screen, and not sent.
    const onlyRead = /^(?:property\.(?:id|type|label)|meter\.\d\.(?:label|supply|records|present|priority))$/
    const sent = Object.entries(fullPsrAnswers()).flatMap(([question, answer]) =>
      onlyRead.test(question) || answer === '' ? [] : question,
    )
    const bodies = (answers: Record<string, string>) =>
      JSON.stringify(partsOf(answers).map(({ body, consent }) => ({ body, consent })))
    fc.assert(
      fc.property(fc.constantFrom(...sent), (question) => {
        expect(bodies(without(fullPsrAnswers(), question)), question).not.toBe(bodies(fullPsrAnswers()))
      }),
      { numRuns: 100 },
    )
  })

  test('a date or text of a need that is not ticked is not sent', () => {
    const text = JSON.stringify(partsOf(without(fullPsrAnswers(), 'needs.17', 'needs.29', 'needs.33')))
    expect(JSON.stringify(infoOf(without(fullPsrAnswers(), 'needs.17', 'needs.29', 'needs.33')))).not.toMatch(
      /expiry|needs_text/,
    )
    expect(text).toContain('03,14')
  })

  test('that there are none is an empty list; nothing said is no list', () => {
    const bare = Object.fromEntries(
      Object.entries(fullPsrAnswers([GAS])).filter(([key]) => !/^(?:needs|info)\./.test(key)),
    )
    expect(infoOf({ ...bare, noNeeds: 'yes' })).toEqual([
      { display_name: 'Needs codes', field: 'needs_codes', value: '' },
    ])
    expect(infoOf(bare)).toEqual([])
  })

  test('a code that the list does not have goes along when it is ticked', () => {
    expect(infoOf({ ...fullPsrAnswers(), 'needs.10': 'yes' })[0]).toMatchObject({
      value: '03,10,14,17,29,33',
    })
  })

  test('a review date that a record has for another need goes along, until it is emptied', () => {
    const dated = { ...fullPsrAnswers(), 'needs.expiry.03': '2031-01-01' }
    expect(psrForm.questionsOf('needs', dated)).toContain('needs.expiry.03')
    expect(infoOf(dated)).toContainEqual({
      display_name: 'Review date of need 03',
      field: 'needs_expiry_03',
      value: '2031-01-01',
    })
    expect(psrForm.check({ ...dated, 'needs.expiry.03': '2020-01-01' }, FACTS).errors).toHaveLength(1)
    expect(psrForm.check({ ...dated, 'needs.expiry.03': ' ' }, FACTS).errors).toEqual([])
  })

  test('blanks around what was typed are not sent', () => {
    const padded = Object.fromEntries(
      Object.entries(fullPsrAnswers()).map(([question, answer]) => [
        question,
        /^(?:info|needs\.(?:text|expiry))\./.test(question) ? ` ${answer} ` : answer,
      ]),
    )
    const bodies = (answers: Record<string, string>) => partsOf(answers).map(({ body }) => body)
    expect(bodies(padded)).toEqual(bodies(fullPsrAnswers()))
  })

  test.each([
    ['Second contact', 'second_contact'],
    ['  -- Ring: twice! --', 'ring_twice'],
    ['Café №7', 'cafe_no7'],
    ['Имя', ''],
  ])('the field of %j is %j', (name, field) => {
    expect(fieldOfName(name)).toBe(field)
  })

  test('the basis goes along only when they have agreed', () => {
    expect(partsOf({ ...fullPsrAnswers(), 'consent.agreed': 'not-yet' })[0]?.consent).toBeNull()
  })

  test('without a priority there is none in the record', () => {
    expect(JSON.stringify(partsOf(without(fullPsrAnswers(), 'priority')))).not.toContain(
      '"attributes":{"priority"',
    )
    expect(partsOf({ ...fullPsrAnswers(), priority: '0' })[0]?.body).toMatchObject({
      data: { attributes: { priority: 0 } },
    })
  })
})

describe('a part can be mended by itself', () => {
  test('its answers make exactly it again', () => {
    const parts = partsOf(fullPsrAnswers())
    for (const part of parts) {
      const again = partsOf({ ...part.answers })
      expect(again).toHaveLength(1)
      expect(again[0]?.body).toEqual(part.body)
      expect(again[0]?.consent).toEqual(part.consent)
    }
    for (const [place, { id, type, label }] of [ELECTRICITY, GAS].entries())
      expect(parts[place]?.answers).toMatchObject({
        'meter.id': id,
        'meter.type': type,
        'meter.label': label,
      })
    expect(Object.values(parts[1]?.answers ?? {})).not.toContain('')
    expect(JSON.stringify(parts[0]?.answers)).not.toContain(GAS.id)
    expect(JSON.stringify(parts[1]?.answers)).not.toContain(ELECTRICITY.id)
    expect(JSON.stringify(parts[1]?.answers)).not.toContain('Fellside')
  })

  test('the most that can be answered fits into a draft', () => {
    const answers = mostPsrAnswers()
    expect(v.safeParse(DraftAnswers, answers).success).toBe(true)
    expect(partsOf(answers)).toHaveLength(8)
    expect(infoOf(answers)).toHaveLength(1 + 4 + 1 + 8 + 1)
    expect(psrForm.questionsOf('info', {})).toHaveLength(16)
  })
})

describe('the meters that are chosen', () => {
  test('come back as they were, in their order', () => {
    expect(chosenMeters(meterAnswers([SHOWN, GAS], {}))).toEqual([SHOWN, GAS])
    expect(chosenMeters(meterAnswers([GAS, { ...SHOWN, records: null, supply: 'other' }], {}))).toEqual([
      GAS,
      { ...SHOWN, records: null, supply: 'other' },
    ])
    expect(chosenMeters({})).toEqual([])
    expect(chosenMeters({ 'meter.0.id': GAS.id })).toEqual([])
    const strange = { ...meterAnswers([GAS], {}), 'meter.0.supply': 'steam', 'meter.0.records': '12' }
    expect(chosenMeters(strange)).toEqual([{ ...GAS, supply: 'other', records: 12 }])
    const many = Array.from({ length: 9 }, (_, at) => ({ ...GAS, id: `m${at}` }))
    expect(chosenMeters(meterAnswers(many, {}))).toEqual(many.slice(0, 8))
  })

  test('a record shown with no needs is not the same as none shown', () => {
    const empty = { ...SHOWN, shown: { day: '2026-11-20', codes: [], priority: '', carried: [] } }
    expect(chosenMeters(meterAnswers([empty], {}))).toEqual([empty])
  })

  test('one that is unticked leaves nothing behind', () => {
    const both = meterAnswers([SHOWN, GAS], {})
    const after = { ...both, ...meterAnswers([GAS], both) }
    expect(chosenMeters(after)).toEqual([GAS])
    expect(Object.values(after).join()).not.toContain('Fellside')
  })

  test.each(['not json', '{"a":1}', '[1]'])('entries that cannot be read are none: %s', (text) => {
    const answers = { ...meterAnswers([SHOWN], {}), 'meter.0.carried': text }
    expect(chosenMeters(answers)[0]?.shown?.carried).toEqual([])
  })
})
