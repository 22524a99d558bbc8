import * as v from 'valibot'
import { RISK_LEVELS } from '../domain/award-risk.ts'
import { Problem } from '../domain/problem.ts'
import { procedure } from './errors.ts'

const connection = v.object({ connectionId: v.pipe(v.string(), v.maxLength(64)) })
const remoteId = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Reads are best effort: why there is nothing, in words, or null. */
const failure = v.nullable(Problem)
/** Where the next page begins; null at the end. */
const next = v.nullable(v.number())

/** What a picker can look for. */
export const PickerKind = v.picklist([
  'organisation',
  'property',
  'member',
  'qualification',
  'interaction',
  'operation',
  'time-band',
  'contact',
  'account',
])
export type PickerKind = v.InferOutput<typeof PickerKind>

/** A record to choose: what is shown of it, and the identifier that goes into a body. */
export const PickItem = v.object({
  id: v.string(),
  type: v.string(),
  label: v.string(),
  detail: v.string(),
  /** Of a time band: its clock times as the service writes them (`07:00+0000`). */
  band: v.exactOptional(v.object({ start: v.string(), end: v.string() })),
})
export type PickItem = v.InferOutput<typeof PickItem>

/** `service`: the text was searched for by the service. `none`: it offers no search here, so `text` was not used. */
export const Page = v.object({
  items: v.array(PickItem),
  next,
  search: v.picklist(['service', 'none']),
  failure,
})
export type Page = v.InferOutput<typeof Page>

export const Meter = v.object({
  id: v.string(),
  type: v.string(),
  /** The supply's number. */
  label: v.string(),
  supply: v.picklist(['electricity', 'gas', 'other']),
  /** How many Priority Services records it has; null when the service does not say. */
  records: v.nullable(v.number()),
})
export type Meter = v.InferOutput<typeof Meter>

export const InfoTriple = v.object({ display_name: v.string(), field: v.string(), value: v.string() })

/** A Priority Services record as the service has it. Health data. */
export const PsrRecord = v.object({
  id: v.string(),
  priority: v.nullable(v.number()),
  info: v.array(InfoTriple),
  createdAt: v.nullable(v.string()),
})
export type PsrRecord = v.InferOutput<typeof PsrRecord>

/** A booked visit, without anything about health. `start` and `end` are RFC 3339 as the service gave them. */
export const BookedAppointment = v.object({
  id: v.string(),
  start: v.string(),
  end: v.string(),
  /** Ids and labels; null when the service does not say. */
  operation: v.nullable(v.object({ id: v.string(), label: v.string() })),
  timeBand: v.nullable(v.object({ id: v.string(), label: v.string() })),
  createdAt: v.nullable(v.string()),
})
export type BookedAppointment = v.InferOutput<typeof BookedAppointment>

export const RiskLevel = v.picklist(RISK_LEVELS)
export type RiskLevel = v.InferOutput<typeof RiskLevel>

/** An award as the service has it. Times are as it gave them; null when it did not. */
export const Award = v.object({
  id: v.string(),
  status: v.string(),
  member: v.nullable(v.object({ id: v.string(), label: v.string() })),
  qualification: v.nullable(v.object({ id: v.string(), label: v.string() })),
  due: v.nullable(v.string()),
  awardedAt: v.nullable(v.string()),
  expiresAt: v.nullable(v.string()),
  isValid: v.nullable(v.boolean()),
  isLatest: v.nullable(v.boolean()),
  risk: v.nullable(RiskLevel),
  /** When each level begins. */
  thresholds: v.record(RiskLevel, v.nullable(v.string())),
  nextCheck: v.nullable(v.string()),
})
export type Award = v.InferOutput<typeof Award>

/** Reads of Ctrl Hub. A service that does not answer is an answer: `failure`. */
export const ctrlHub = {
  search: procedure
    .input(
      v.object({
        ...connection.entries,
        what: PickerKind,
        text: v.pipe(v.string(), v.maxLength(200)),
        offset,
        within: v.exactOptional(
          v.object({ propertyId: v.exactOptional(remoteId), contactId: v.exactOptional(remoteId) }),
          {},
        ),
      }),
    )
    .output(Page),
  meters: procedure
    .input(v.object({ ...connection.entries, propertyId: remoteId }))
    .output(v.object({ meters: v.array(Meter), failure })),
  /** Shows what a meter's Priority Services records say. That it was shown goes into the audit log. */
  revealNeeds: procedure
    .input(v.object({ ...connection.entries, meterId: remoteId }))
    .output(v.object({ records: v.array(PsrRecord), failure })),
  /** Booked between two days, both included, earliest first. `complete`: whether all were read. */
  appointments: procedure
    .input(v.object({ ...connection.entries, from: day, to: day }))
    .output(v.object({ appointments: v.array(BookedAppointment), complete: v.boolean(), failure })),
  /** Awards, a page at a time. `latest`: only the latest of each; `valid`: false for those that are not. */
  awards: procedure
    .input(
      v.object({
        ...connection.entries,
        offset,
        expiresWithinDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
        notValid: v.boolean(),
        latestOnly: v.boolean(),
      }),
    )
    .output(v.object({ awards: v.array(Award), next, failure })),
}
