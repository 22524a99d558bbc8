import * as v from 'valibot'
import { EmptyHome } from '../domain/empty-home.ts'
import { HandedOver } from '../domain/handed-over.ts'
import { Problem } from '../domain/problem.ts'
import { procedure } from './errors.ts'

const text = v.pipe(v.string(), v.maxLength(200))

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

export const homes = {
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
