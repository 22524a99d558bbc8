import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { risksOf } from '#core/practice/ctrl-hub/award-risks.ts'
import { refsOf, renderResource, type Resource } from '#core/practice/ctrl-hub/document.ts'
import { sampleRecords } from '#core/practice/ctrl-hub/sample/sample.ts'
import { checkGprn } from '#shared/domain/gprn.ts'
import { isWellFormedEircode } from '#shared/domain/eircode.ts'
import { isWellFormedGasMprn } from '#shared/domain/gas-mprn.ts'
import { isWellFormedMpan } from '#shared/domain/mpan.ts'
import { checkMprn } from '#shared/domain/mprn.ts'
import { isNorthernIrishPostcode, isWellFormedPostcode } from '#shared/domain/postcode.ts'
import { sampleId } from './hub.ts'

const NOW = new Date('2026-11-18T10:00:00Z')
const records = sampleRecords(NOW)
const list = (type: string) => records.list(type)
const find = (type: string, kind: string, number = 1) => {
  const found = records.find({ type, id: sampleId(kind, number) })
  if (found === null) throw new Error(`There is no ${type} ${number}.`)
  return found
}
const one = ({ links }: Resource, name: string) => refsOf(links[name])[0]?.id
const many = ({ links }: Resource, name: string) => refsOf(links[name]).map(({ id }) => id)
const text = (resource: Resource, name: string) => v.parse(v.string(), resource.attributes?.[name])

const Home = v.object({
  uprn: v.number(),
  address: v.object({
    description: v.string(),
    number: v.string(),
    name: v.string(),
    thoroughfare: v.string(),
    post_town: v.string(),
    postcode: v.string(),
    country: v.picklist(['United Kingdom', 'Ireland']),
  }),
  psr: v.object({
    indicator: v.boolean(),
    priority: v.picklist([0, 1, 2, 3]),
    notes: v.string(),
    contact: v.string(),
  }),
  meters: v.array(
    v.object({ type: v.picklist(['mpan', 'mprn', 'gprn']), number: v.pipe(v.number(), v.safeInteger()) }),
  ),
  location: v.object({
    british_national_grid: v.nullable(v.object({ easting: v.number(), northing: v.number() })),
    lat_long: v.object({ latitude: v.number(), longitude: v.number() }),
  }),
})

test('the same in every run; dates follow the day', () => {
  const sent = (now: Date) =>
    JSON.stringify(
      ['properties', 'users', 'psrs', 'qualification-awards', 'appointments', 'operations'].map((type) =>
        sampleRecords(now).list(type).map(renderResource),
      ),
    )
  expect(sent(NOW)).toBe(sent(new Date(NOW)))
  const later = sent(new Date('2027-11-18T10:00:00Z'))
  expect(later).not.toBe(sent(NOW))
  expect(later.replace(/\d{4}-\d{2}-\d{2}T/g, '')).toHaveLength(
    sent(NOW).replace(/\d{4}-\d{2}-\d{2}T/g, '').length,
  )
})

test.each([
  ['organisations', 3],
  ['properties', 200],
  ['users', 41],
  ['qualifications', 100],
  ['qualification-awards', 100],
  ['operations', 30],
  ['time-bands', 5],
  ['contacts', 30],
  ['customer-accounts', 24],
  ['customer-interactions', 30],
  ['appointments', 12],
])('%s: %i', (type, count) => {
  expect(list(type)).toHaveLength(count)
})

describe('what `handover example` names exists and belongs together', () => {
  const property = find('properties', '0002')
  test('the property has both meters, one of each supply', () => {
    expect(many(property, 'meters')).toEqual([sampleId('0003'), sampleId('0003', 2)])
    expect([1, 2].map((number) => text(find('meters', '0003', number), 'supply_type'))).toEqual([
      'MPAN',
      'MPRN',
    ])
    for (const number of [1, 2]) {
      expect(one(find('meters', '0003', number), 'property')).toBe(property.id)
      expect(one(find('meters', '0003', number), 'organisation')).toBe(sampleId('0001'))
    }
  })

  test('the interaction is with the contact, about the account and the property; the operation is there and free', () => {
    const interaction = find('customer-interactions', '0008')
    expect(['contact', 'account', 'property'].map((name) => one(interaction, name))).toEqual([
      sampleId('0006'),
      sampleId('0007'),
      property.id,
    ])
    expect(many(find('contacts', '0006'), 'accounts')).toEqual([sampleId('0007')])
    expect(many(find('customer-accounts', '0007'), 'contacts')).toEqual([sampleId('0006')])
    expect(many(find('customer-accounts', '0007'), 'properties')).toEqual([property.id])
    const operation = find('operations', '0009')
    expect(many(operation, 'properties')).toEqual([property.id])
    expect(operation.links['appointment']).toBeNull()
    expect(text(operation, 'status')).toBe('todo')
  })

  test('all of it is the first organisation’s', () => {
    for (const [type, kind] of [
      ['meters', '0003'],
      ['contacts', '0006'],
      ['customer-accounts', '0007'],
      ['customer-interactions', '0008'],
      ['operations', '0009'],
      ['time-bands', '000a'],
    ] as const) {
      expect(find(type, kind).owner).toBe(sampleId('0001'))
    }
    expect(many(find('users', '0004'), 'organisations')).toEqual([sampleId('0001')])
    expect(find('qualifications', '0005').owner).toBeNull()
  })
})

describe('homes and meters', () => {
  const homes = list('properties').map((resource) => ({ resource, ...v.parse(Home, resource.attributes) }))

  test('addresses are unlike each other, with postcodes of their country', () => {
    expect(new Set(homes.map(({ address }) => address.description)).size).toBe(homes.length)
    for (const { address } of homes) {
      const { description, name, number, thoroughfare, post_town, postcode, country } = address
      expect(
        country === 'Ireland' ? isWellFormedEircode(postcode) : isWellFormedPostcode(postcode),
        postcode,
      ).toBe(true)
      for (const part of [name, `${number} ${thoroughfare}`, post_town, postcode])
        expect(description).toContain(part)
    }
    const towns = new Set(homes.map(({ address }) => address.post_town))
    for (const town of ['Gateshead', 'Glasgow', 'Cardiff', 'Belfast', 'Dundalk'])
      expect(towns).toContain(town)
    expect(homes.some(({ address }) => address.name !== '')).toBe(true)
  })

  test('on the map: the British grid in Great Britain only', () => {
    for (const { address, location } of homes) {
      const { latitude, longitude } = location.lat_long
      expect([latitude > 50 && latitude < 58, longitude > -7 && longitude < 2]).toEqual([true, true])
      const isIrish = address.country === 'Ireland' || isNorthernIrishPostcode(address.postcode)
      expect(location.british_national_grid === null).toBe(isIrish)
    }
  })

  test('UPRNs are integers of up to twelve digits, unlike each other; Ireland has none', () => {
    const british = homes.filter(({ address }) => address.country !== 'Ireland').map(({ uprn }) => uprn)
    expect(new Set(british).size).toBe(british.length)
    for (const uprn of british) expect(String(uprn)).toMatch(/^[1-9]\d{11}$/)
    for (const { address, uprn } of homes) expect(uprn === 0).toBe(address.country === 'Ireland')
  })

  test('every meter’s number is well formed for its country, and the home has the same', () => {
    const seen: string[] = []
    for (const { resource, address, meters } of homes) {
      const isIrish = address.country === 'Ireland' || isNorthernIrishPostcode(address.postcode)
      const own = refsOf(resource.links['meters']).map((ref) => {
        const meter = records.find(ref)
        return {
          type: meter === null ? '' : text(meter, 'supply_type'),
          number: meter === null ? '' : text(meter, 'supply_identifier'),
        }
      })
      expect(own.map(({ type, number }) => ({ type: type.toLowerCase(), number: Number(number) }))).toEqual(
        meters,
      )
      const [electricity, gas] = own
      if (isIrish) {
        expect(electricity?.type).toBe('MPRN')
        expect(checkMprn(electricity?.number ?? '')).toMatchObject({ wellFormed: true, suspicion: null })
        if (gas !== undefined) expect([gas.type, checkGprn(gas.number).wellFormed]).toEqual(['GPRN', true])
      } else {
        expect([electricity?.type, isWellFormedMpan(electricity?.number ?? '')]).toEqual(['MPAN', true])
        if (gas !== undefined)
          expect([gas.type, isWellFormedGasMprn(gas.number), gas.number.length]).toEqual(['MPRN', true, 10])
      }
      seen.push(...own.map(({ number }) => number))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(list('meters').length)
    expect(homes.filter(({ meters }) => meters.length === 1)).toHaveLength(50)
    expect(homes.filter(({ meters }) => meters.length === 2)).toHaveLength(150)
  })

  test('some are on the register, with every priority, and only those are indicated', () => {
    const registered = homes.filter(({ psr }) => psr.indicator)
    expect(registered).toHaveLength(50)
    expect(new Set(registered.map(({ psr }) => psr.priority))).toEqual(new Set([0, 1, 2, 3]))
    for (const { resource, psr } of homes) {
      expect(psr.indicator).toBe(refsOf(resource.links['psrs']).length > 0)
      if (psr.indicator) expect(psr.contact).toMatch(/^\S.* \(07700 900\d{3}\)$/)
      else expect(psr).toEqual({ indicator: false, priority: 0, notes: '', contact: '' })
    }
    expect(registered[0]?.psr.notes).toBe('01Nebuliser, 14Pensioner')
  })
})

describe('PSR records', () => {
  const Triples = v.array(v.strictObject({ display_name: v.string(), field: v.string(), value: v.string() }))
  const psrs = list('psrs').map((resource) => ({
    resource,
    ...v.parse(
      v.strictObject({ priority: v.picklist([0, 1, 2, 3]), extra_info: Triples }),
      resource.attributes,
    ),
  }))

  test('some meters have several, and the first gas meter has none', () => {
    const counts = list('meters').map((meter) => refsOf(meter.links['psrs']).length)
    expect(Math.max(...counts)).toBe(2)
    expect(counts.slice(0, 2)).toEqual([1, 0])
    expect(counts.reduce((sum, count) => sum + count)).toBe(psrs.length)
  })

  test('needs are written as Handover writes them; some records say more', () => {
    const kinds = new Map([
      ['needs_codes', 'Needs codes'],
      ['needs_text_17', 'Language or communication need'],
      ['careline_provider', 'Careline provider'],
    ])
    const fields = new Set<string>()
    for (const { extra_info } of psrs) {
      const codes = extra_info.find(({ field }) => field === 'needs_codes')?.value ?? 'none'
      expect(codes).toMatch(/^(?:\d{2}(?:,\d{2})*)?$/)
      for (const { display_name, field, value } of extra_info) {
        const review = /^needs_expiry_(\d{2})$/.exec(field)?.[1]
        fields.add(review === undefined ? field : 'needs_expiry')
        expect(display_name).toBe(review === undefined ? kinds.get(field) : `Review date of need ${review}`)
        if (review !== undefined)
          expect([codes.includes(review), value]).toEqual([
            true,
            expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
          ])
      }
      for (const code of ['29', '32', '33', '34']) {
        if (codes.includes(code))
          expect(extra_info.map(({ field }) => field)).toContain(`needs_expiry_${code}`)
      }
      expect(codes.includes('17')).toBe(extra_info.some(({ field }) => field === 'needs_text_17'))
    }
    expect(fields).toEqual(new Set(['needs_codes', 'needs_expiry', 'needs_text_17', 'careline_provider']))
    expect(psrs.some(({ extra_info }) => extra_info[0]?.value === '')).toBe(true)
  })

  test('each is of one meter and of its home', () => {
    for (const { resource } of psrs) {
      const meter = records.find({ type: 'meters', id: one(resource, 'meter') ?? '' })
      expect(meter === null ? null : one(meter, 'property')).toBe(one(resource, 'property'))
      expect(resource.meta['meter_supply_identifier']).toBe(meter?.attributes?.['supply_identifier'])
    }
  })
})

describe('people', () => {
  const everything = JSON.stringify(['users', 'contacts', 'properties'].map((type) => list(type)))

  test('e-mail addresses are examples, and unlike each other', () => {
    const emails = [...list('users'), ...list('contacts')]
      .map((resource) => text(resource, 'email'))
      .filter((email) => email !== '')
    expect(new Set(emails).size).toBe(emails.length)
    for (const email of emails) expect(email).toMatch(/^[a-z.-]+@example\.(?:com|org)$/)
    expect(text(find('users', '0004'), 'email')).toBe('practice@example.com')
  })

  test('telephone numbers are kept for drama', () => {
    const numbers = everything.match(/"(?:mobile|landline|telephone)":"[^"]*"/g) ?? []
    expect(numbers.length).toBeGreaterThan(100)
    const drama =
      /^(?:07700 900\d{3}|01632 960\d{3}|0113 496 0\d{3}|0114 496 0\d{3}|0115 496 0\d{3}|0131 496 0\d{3}|0141 496 0\d{3}|0191 498 0\d{3}|020 7946 0\d{3}|028 9649 6\d{3}|029 2018 0\d{3}|020 910 \d{4}|)$/
    for (const number of numbers) expect(number.replace(/^.*:"|"$/g, '')).toMatch(drama)
  })

  test('names are unlike each other', () => {
    const Profile = v.object({ personal: v.object({ first_name: v.string(), last_name: v.string() }) })
    const users = list('users').map(({ attributes }) =>
      Object.values(v.parse(Profile, attributes?.['profile']).personal).join(' '),
    )
    const contacts = list('contacts').map(
      (contact) => `${text(contact, 'first_name')} ${text(contact, 'last_name')}`,
    )
    for (const names of [users, contacts]) expect(new Set(names).size).toBe(names.length)
  })
})

describe('qualifications and awards', () => {
  test('titles and numbers are unlike each other', () => {
    const qualifications = list('qualifications')
    expect(new Set(qualifications.map((one) => text(one, 'title'))).size).toBe(100)
    const numbers = qualifications.map((one) => text(one, 'qualification_number'))
    expect(new Set(numbers).size).toBe(100)
    for (const number of numbers) expect(number).toMatch(/^\d{3}\/\d{4}\/\d$/)
  })

  const Meta = v.object({
    expires_at: v.string(),
    is_valid: v.boolean(),
    is_latest: v.boolean(),
    risks: v.strictObject({
      current: v.picklist(['none', 'low', 'medium', 'high', 'critical']),
      thresholds: v.strictObject({
        none: v.string(),
        low: v.string(),
        medium: v.string(),
        high: v.string(),
        critical: v.string(),
      }),
      next_check: v.string(),
    }),
  })
  const awards = list('qualification-awards').map((resource) => ({
    resource,
    ...v.parse(Meta, resource.meta),
  }))

  test('eighteen latest awards at each level; the level is that of the last threshold gone by', () => {
    const latest = awards.filter(({ is_latest }) => is_latest)
    for (const level of ['none', 'low', 'medium', 'high', 'critical']) {
      expect(
        latest.filter(({ risks }) => risks.current === level),
        level,
      ).toHaveLength(18)
    }
    for (const { risks, is_valid, expires_at } of awards) {
      const order = Object.entries(risks.thresholds).map(([level, at]) => ({ level, at: Date.parse(at) }))
      expect(order).toEqual(order.toSorted((a, b) => a.at - b.at))
      expect(order.findLast(({ at }) => at <= NOW.getTime())?.level).toBe(risks.current)
      expect(Date.parse(risks.next_check)).toBeGreaterThan(NOW.getTime())
      expect(is_valid).toBe(Date.parse(expires_at) > NOW.getTime())
    }
    expect(latest.some(({ is_valid }) => !is_valid)).toBe(true)
  })

  test('an award that has not begun is no risk, and no level begins before it', () => {
    expect(risksOf({ start: '2026-11-19T00:00:00Z', end: '2026-12-01T00:00:00Z' }, NOW)).toEqual({
      current: 'none',
      thresholds: {
        none: '2026-11-19T00:00:00Z',
        low: '2026-11-19T00:00:00Z',
        medium: '2026-11-19T00:00:00Z',
        high: '2026-11-19T00:00:00Z',
        critical: '2026-11-24T00:00:00Z',
      },
      next_check: '2026-11-19T00:00:00Z',
    })
  })

  test('one latest award of a qualification for a person, and renewals lead both ways', () => {
    const key = (resource: Resource) =>
      `${one(resource, 'user') ?? ''} ${one(resource, 'qualification') ?? ''}`
    const latest = awards.filter(({ is_latest }) => is_latest).map(({ resource }) => key(resource))
    expect(new Set(latest).size).toBe(latest.length)
    const old = awards.filter(({ is_latest }) => !is_latest)
    expect(old).toHaveLength(10)
    for (const { resource } of old) {
      const renewal = records.find({ type: 'qualification-awards', id: one(resource, 'renewed_by') ?? '' })
      expect(renewal === null ? null : [one(renewal, 'renews'), key(renewal)]).toEqual([
        resource.id,
        key(resource),
      ])
    }
  })

  test('people are of the organisation that owns the award', () => {
    for (const { resource } of awards) {
      const user = records.find({ type: 'users', id: one(resource, 'user') ?? '' })
      expect(user === null ? [] : many(user, 'organisations')).toContain(resource.owner)
    }
  })
})

describe('operations and appointments', () => {
  test('twelve appointments in this week and the next two, each the time of its operation', () => {
    const monday = Date.parse('2026-11-16T00:00:00Z')
    const weeks = list('appointments').map((appointment) => {
      const operation = records.find({ type: 'operations', id: one(appointment, 'operation') ?? '' })
      expect(operation?.links['appointment']).toEqual({ type: 'appointments', id: appointment.id })
      expect(operation?.attributes?.['dates']).toEqual({
        scheduled: { start: text(appointment, 'start_time'), end: text(appointment, 'end_time') },
      })
      const interaction = records.find({
        type: 'customer-interactions',
        id: one(appointment, 'interaction') ?? '',
      })
      expect(many(operation ?? appointment, 'properties')).toContain(
        interaction === null ? null : one(interaction, 'property'),
      )
      expect(Date.parse(text(appointment, 'start_time'))).toBeLessThan(
        Date.parse(text(appointment, 'end_time')),
      )
      return Math.floor((Date.parse(text(appointment, 'start_time')) - monday) / (7 * 86_400_000))
    })
    expect(weeks).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
  })

  test.each([
    ['2026-11-16T23:30:00Z', '2026-11-16'],
    ['2026-11-22T12:00:00Z', '2026-11-16'],
  ])('the week of %s begins on %s', (now, monday) => {
    const [first] = sampleRecords(new Date(now)).list('appointments')
    expect(first?.attributes?.['start_time']).toBe(`${monday}T07:00:00Z`)
  })

  test('a time band crosses midnight; clock times have an offset without a colon', () => {
    const bands = list('time-bands').map((band) => [text(band, 'start'), text(band, 'end')])
    expect(bands).toContainEqual(['15:00+0000', '07:00+0000'])
    for (const clock of bands.flat()) expect(clock).toMatch(/^\d{2}:\d{2}\+0000$/)
  })

  test('operations tell their homes twice: as relationships and with postcodes', () => {
    for (const operation of list('operations')) {
      const related = v.parse(
        v.array(v.object({ id: v.string(), postcode: v.string() })),
        v.parse(v.object({ properties: v.unknown() }), operation.meta['related_data']).properties,
      )
      expect(related.map(({ id }) => id)).toEqual(many(operation, 'properties'))
      for (const { id, postcode } of related) {
        const home = records.find({ type: 'properties', id })
        expect(v.parse(Home, home?.attributes).address.postcode).toBe(postcode)
      }
      expect(operation.meta['counts']).toEqual({ streets: 0, properties: related.length })
    }
    const statuses = list('operations').map(
      (operation) => `${text(operation, 'status')} ${text(operation, 'done_reason')}`,
    )
    expect(new Set(statuses)).toEqual(new Set(['todo ', 'done ', 'done aborted']))
  })

  test('nothing was recorded in the future', () => {
    const midnight = '2026-11-18T00:00:30Z'
    for (const type of [
      'organisations',
      'properties',
      'meters',
      'psrs',
      'qualification-awards',
      'contacts',
      'customer-interactions',
      'operations',
      'appointments',
    ]) {
      for (const { meta } of sampleRecords(new Date(midnight)).list(type)) {
        const { created_at, updated_at } = v.parse(
          v.object({ created_at: v.string(), updated_at: v.string() }),
          meta,
        )
        expect(Date.parse(created_at), type).toBeLessThanOrEqual(Date.parse(updated_at))
        expect(Date.parse(updated_at), type).toBeLessThan(Date.parse(midnight))
      }
    }
  })
})
