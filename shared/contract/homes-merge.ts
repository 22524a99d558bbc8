import * as v from 'valibot'
import { procedure } from './errors.ts'
import { HomeInShort, KnownHome } from './known-home.ts'

const shortId = v.pipe(v.string(), v.maxLength(64))

/** The fields of a home of which a merge takes one of two. */
export const MergedField = v.picklist([
  'country',
  'address',
  'mprn',
  'gprn',
  'mpan',
  'gasMprn',
  'supply',
  'meterType',
  'payAsYouGo',
  'landlord',
  'ctrlHubId',
])
export type MergedField = v.InferOutput<typeof MergedField>

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const MergePreview = v.object({
  keep: HomeInShort,
  merge: HomeInShort,
  /** Every field that either has, in words; `result` is what is kept when nothing is chosen: of two values, the kept home's. */
  fields: v.array(
    v.object({
      field: MergedField,
      label: v.string(),
      keep: v.string(),
      merge: v.string(),
      result: v.string(),
      /** Whether both have a value, and another. */
      differs: v.boolean(),
    }),
  ),
  /** How much goes from the merged home to the kept one. */
  moves: v.object({
    tenancies: count,
    readings: count,
    submissions: count,
    people: count,
    gasRecords: count,
  }),
})
export type MergePreview = v.InferOutput<typeof MergePreview>

export const Duplicates = v.object({
  homes: v.array(HomeInShort),
  because: v.picklist(['same-address', 'same-mprn', 'same-gprn', 'same-mpan', 'same-gas-mprn']),
})
export type Duplicates = v.InferOutput<typeof Duplicates>

const bothHomes = { keepId: shortId, mergeId: shortId }

export const homesMerge = {
  /** Homes that are likely the same, at most 50 groups. `homeId`: only those that are like this one. */
  duplicates: procedure
    .input(v.object({ homeId: v.optional(v.nullable(shortId), null) }))
    .output(v.object({ groups: v.array(Duplicates) })),
  mergePreview: procedure.input(v.object(bothHomes)).output(MergePreview),
  /** Makes two homes one: everything of `mergeId` goes to `keepId`. `take`: the fields of which the merged home's value is kept. */
  merge: procedure
    .input(v.object({ ...bothHomes, take: v.pipe(v.array(MergedField), v.maxLength(20)) }))
    .output(KnownHome),
}
