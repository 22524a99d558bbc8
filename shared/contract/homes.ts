import * as v from 'valibot'
import { EmptyHome } from '../domain/empty-home.ts'
import { HandedOver, KnownReadings } from '../domain/handed-over.ts'
import { Problem } from '../domain/problem.ts'
import { WIZARD_KINDS } from '../domain/wizard-kinds.ts'
import { Answers } from './drafts.ts'
import { procedure } from './errors.ts'
import { homesImport } from './homes-import.ts'
import { homesMerge } from './homes-merge.ts'
import { Day, HomeInShort, HomeState, KnownHome, KnownPerson, PersonInShort } from './known-home.ts'
import { COUNTRIES, METER_MEANINGS, SWITCH_MEANINGS } from '../domain/codes.ts'

const text = v.pipe(v.string(), v.maxLength(200))
const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })
const number = v.nullable(v.pipe(v.string(), v.maxLength(40)))
const page = {
  /** Words, each as a whole or a beginning; '' for all. */
  text,
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
}

/** An address as Acquaint takes it; absent members are left out, never null. */
export const Address = v.object({
  countryCode: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  postCode: v.optional(text),
  propertyName: v.optional(text),
  street: v.optional(text),
  locality: v.optional(text),
  town: v.optional(text),
  region: v.optional(text),
  country: v.optional(text),
})

/** What the MPRN lookup said (acquaint.md 1.4). A member that the answer lacks is null. */
export const MprnLookup = v.object({
  addressPropertyName: v.nullable(v.string()),
  addressStreet: v.nullable(v.string()),
  addressLocality: v.nullable(v.string()),
  addressTown: v.nullable(v.string()),
  addressRegion: v.nullable(v.string()),
  addressPostcode: v.nullable(v.string()),
  /** Not the ElectricMeterType number: its meaning is not documented. */
  electricMeterType: v.nullable(v.number()),
  electricMeterSerialNumber: v.nullable(v.string()),
  electricEnergised: v.nullable(v.boolean()),
  addressMatched: v.nullable(v.boolean()),
  terminated: v.nullable(v.boolean()),
})
export type MprnLookup = v.InferOutput<typeof MprnLookup>

/** A home of the practice server, to fill a wizard with. Keys of `answers` are those of a draft. */
export const SampleHome = v.object({
  id: v.string(),
  label: v.string(),
  /** What one learns with it: "address does not match", "meter point closed"… */
  teaches: v.string(),
  answers: v.record(v.string(), v.string()),
})
export type SampleHome = v.InferOutput<typeof SampleHome>

/** What can be typed by hand of a home; the whole of it each time. */
const EditedHome = v.object({
  country: v.nullable(v.picklist(COUNTRIES)),
  address: v.object({
    propertyName: text,
    street: text,
    locality: text,
    town: text,
    region: text,
    postCode: text,
  }),
  mprn: number,
  gprn: number,
  mpan: number,
  gasMprn: number,
  supply: v.nullable(v.picklist(SWITCH_MEANINGS)),
  meterType: v.nullable(v.picklist(METER_MEANINGS)),
  payAsYouGo: v.nullable(v.boolean()),
  landlordId: v.nullable(shortId),
})
export type EditedHome = v.InferOutput<typeof EditedHome>

const EditedPerson = v.object({
  title: text,
  firstName: text,
  lastName: text,
  phone: text,
  email: text,
  dateOfBirth: v.nullable(Day),
})
export type EditedPerson = v.InferOutput<typeof EditedPerson>

export const homes = {
  /** Some of the homes by their address; those that were merged into others are not among them. */
  list: procedure
    .input(v.object({ ...page, state: v.nullable(HomeState) }))
    .output(v.object({ total: v.number(), homes: v.array(HomeInShort) })),
  /** One that was merged gives the home that it is now. */
  get: procedure.input(id).output(KnownHome),
  /** Replaces what is known of a home by what was typed; id null adds a home. INVALID_INPUT names what is not right by its member. */
  save: procedure.input(v.object({ id: v.nullable(shortId), ...EditedHome.entries })).output(KnownHome),
  people: procedure
    .input(v.object(page))
    .output(v.object({ total: v.number(), people: v.array(PersonInShort) })),
  person: procedure.input(id).output(KnownPerson),
  /** Replaces what is known of a person; id null adds one (a landlord, for instance). */
  savePerson: procedure
    .input(v.object({ id: v.nullable(shortId), ...EditedPerson.entries }))
    .output(KnownPerson),
  /** The day from which the tenants no longer pay, as somebody says; null takes that back. */
  endTenancy: procedure.input(v.object({ tenancyId: shortId, endsOn: v.nullable(Day) })).output(KnownHome),
  /** Readings typed by hand, beside those that were sent. */
  addReadings: procedure
    .input(v.object({ homeId: shortId, readOn: Day, values: KnownReadings.entries.values }))
    .output(KnownHome),
  /** Only those that were typed by hand. */
  removeReadings: procedure.input(v.object({ homeId: shortId, readingsId: shortId })).output(KnownHome),
  ...homesMerge,
  ...homesImport,
  /**
   * What a wizard begins with for a home, a person or both: everything that is known, and `home.id` and `person.id`, which stay in
   * its answers and link what is sent. Never a reading, a need or an agreement.
   */
  startAnswers: procedure
    .input(
      v.object({
        kind: v.picklist(WIZARD_KINDS),
        homeId: v.nullable(shortId),
        personId: v.nullable(shortId),
      }),
    )
    .output(v.object({ answers: Answers })),
  /** Asks the service about a meter number before anything is sent. Failure is an answer, not an error: `lookup` is null. */
  lookUpMprn: procedure
    .input(
      v.object({
        connectionId: v.pipe(v.string(), v.maxLength(64)),
        mprn: v.pipe(v.string(), v.maxLength(40)),
        address: Address,
      }),
    )
    .output(v.object({ lookup: v.nullable(MprnLookup), findings: v.array(Problem) })),
  /**
   * When, and with what readings, somebody last began to pay for the home with these meters; null when Handover sent no switch for
   * it. The electricity meter says which home, else the gas meter with the postcode.
   */
  closingReadings: procedure
    .input(
      v.object({
        mprn: v.pipe(v.string(), v.maxLength(40)),
        gprn: v.pipe(v.string(), v.maxLength(40)),
        postCode: text,
      }),
    )
    .output(v.nullable(HandedOver)),
  /** The homes that a landlord took over and nobody moved into since; the longest empty first. */
  voids: procedure.output(v.array(EmptyHome)),
  /** Only in practice; [] otherwise. */
  samples: procedure.output(v.array(SampleHome)),
}
