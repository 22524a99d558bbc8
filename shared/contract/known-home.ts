import * as v from 'valibot'
import { COUNTRIES, METER_MEANINGS, SWITCH_MEANINGS } from '../domain/codes.ts'
import { KnownReadings } from '../domain/handed-over.ts'
import { SubmissionKind, SubmissionState } from '../domain/submission.ts'

/** `yyyy-MM-dd` */
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** `void`: empty, between two tenancies. */
export const HomeState = v.picklist(['let', 'void', 'sold', 'unknown'])
export type HomeState = v.InferOutput<typeof HomeState>

/** A home in a list. `state` is who pays now, as far as Handover knows. */
export const HomeInShort = v.object({
  id: v.string(),
  /** The address in one line. */
  title: v.string(),
  country: v.nullable(v.picklist(COUNTRIES)),
  /** Digits only; null where there is none or nobody knows. An MPRN is electricity's on the island of Ireland. */
  mprn: v.nullable(v.string()),
  gprn: v.nullable(v.string()),
  state: HomeState,
  /** The lead tenant's name while it is let; null else. */
  tenant: v.nullable(v.string()),
  /** Since when it has been so. */
  since: v.nullable(Day),
  /** Whether a person on the Priority Services Register lives there, as far as Handover sent it. Shown masked. */
  psr: v.boolean(),
})
export type HomeInShort = v.InferOutput<typeof HomeInShort>

/** A person in a list. */
export const PersonInShort = v.object({
  id: v.string(),
  /** Title, first and last name. */
  name: v.string(),
  role: v.picklist(['tenant', 'landlord', 'purchaser', 'other']),
  /** The home they live in or own, in one line; '' when there is none or several (then "3 homes"). */
  at: v.string(),
})
export type PersonInShort = v.InferOutput<typeof PersonInShort>

/** A submission about a home or person, as lists of them show it. */
export const SubmissionInShort = v.object({
  id: v.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  connectionLabel: v.string(),
  at: v.string(),
  receiptId: v.nullable(v.string()),
  remoteIds: v.record(v.string(), v.string()),
})
export type SubmissionInShort = v.InferOutput<typeof SubmissionInShort>

export const Tenancy = v.object({
  id: v.string(),
  startsOn: Day,
  /** The day from which the tenants no longer pay; null while it lasts. */
  endsOn: v.nullable(Day),
  people: v.array(v.object({ id: v.string(), name: v.string(), lead: v.boolean() })),
})
export type Tenancy = v.InferOutput<typeof Tenancy>

/** Between two tenancies; `until` is null while nobody moved in. */
export const VoidTime = v.object({ from: Day, until: v.nullable(Day), days: count })
export type VoidTime = v.InferOutput<typeof VoidTime>

export const HomeReadings = v.object({
  id: v.string(),
  ...KnownReadings.entries,
  /** What they were sent with; null when they were typed here. */
  submission: v.nullable(v.object({ id: v.string(), kind: SubmissionKind })),
  /** Hashes of the photos beside them. */
  photos: v.array(v.string()),
})
export type HomeReadings = v.InferOutput<typeof HomeReadings>

/** An address, each line as it was typed; absent lines are ''. */
export const HomeAddress = v.object({
  propertyName: v.string(),
  street: v.string(),
  locality: v.string(),
  town: v.string(),
  region: v.string(),
  postCode: v.string(),
})
export type HomeAddress = v.InferOutput<typeof HomeAddress>

/** Everything that is known of a home. */
export const KnownHome = v.object({
  ...HomeInShort.entries,
  address: HomeAddress,
  mpan: v.nullable(v.string()),
  gasMprn: v.nullable(v.string()),
  supply: v.nullable(v.picklist(SWITCH_MEANINGS)),
  meterType: v.nullable(v.picklist(METER_MEANINGS)),
  payAsYouGo: v.nullable(v.boolean()),
  /** Where Ctrl Hub keeps its record of the home; null while nobody picked it. */
  ctrlHubId: v.nullable(v.string()),
  landlord: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** Newest first, all three. */
  tenancies: v.array(Tenancy),
  voids: v.array(VoidTime),
  submissions: v.array(SubmissionInShort),
  /** Oldest first. */
  readings: v.array(HomeReadings),
  /** How many homes look like the same one. */
  duplicates: count,
})
export type KnownHome = v.InferOutput<typeof KnownHome>

/** Everything that is known of a person, but for what was sent of them. */
export const KnownPerson = v.object({
  ...PersonInShort.entries,
  title: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  phone: v.string(),
  email: v.string(),
  dateOfBirth: v.nullable(Day),
  restricted: v.boolean(),
  tenancies: v.array(
    v.object({
      id: v.string(),
      homeId: v.string(),
      home: v.string(),
      startsOn: Day,
      endsOn: v.nullable(Day),
      lead: v.boolean(),
    }),
  ),
  /** As landlord. */
  owns: v.array(v.object({ id: v.string(), title: v.string() })),
  submissions: v.array(SubmissionInShort),
})
export type KnownPerson = v.InferOutput<typeof KnownPerson>

/** One thing that was found. `address` is where it is shown. */
export const Found = v.object({
  what: v.picklist(['home', 'person', 'receipt', 'draft', 'page']),
  id: v.string(),
  /** What it is called: an address, a name. Not `title`: what is called so never names anybody. */
  name: v.string(),
  /** One line more: a person's home, a receipt's kind, day and case number. */
  detail: v.string(),
  /** A fragment such as `#/homes/ID`. */
  address: v.string(),
})
export type Found = v.InferOutput<typeof Found>
