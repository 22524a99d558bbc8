import * as v from 'valibot'
import { isMembers, type Members } from '../members.ts'
import type { JsonApiDocument } from './json-api-document.ts'

/** Where a list's own words about a parameter stood, which tells how old the endpoint is. */
export type FeaturePlace = 'params' | 'direct'

/** What a list can be asked for; empty where it offers nothing or does not say. */
export interface ListFeatures {
  include: readonly string[]
  filter: readonly string[]
  sort: readonly string[]
  /** Where the filters were told; null when none were. */
  filterPlace: FeaturePlace | null
}

const MOST_OPTIONS = 500

/**
 * The names that a list offers in `meta.features.params.NAME.options` (documented) or `meta.features.NAME.options` (documented
 * for newer endpoints). Null options are none.
 */
export function listFeatures({ meta }: Pick<JsonApiDocument, 'meta'>): ListFeatures {
  const features = membersIn(meta, 'features')
  const params = membersIn(features, 'params')
  const options = (name: string) => [...optionsIn(params, name), ...optionsIn(features, name)]
  const inParams = optionsIn(params, 'filter').length > 0
  const direct = optionsIn(features, 'filter').length > 0
  return {
    include: options('include'),
    filter: options('filter'),
    sort: options('sort'),
    filterPlace: inParams ? 'params' : direct ? 'direct' : null,
  }
}

function optionsIn(features: Members, name: string): string[] {
  const { options } = membersIn(features, name)
  if (!Array.isArray(options)) return []
  return options.slice(0, MOST_OPTIONS).filter((one: unknown) => typeof one === 'string')
}

function membersIn(members: Members, name: string): Members {
  const value = Object.hasOwn(members, name) ? members[name] : undefined
  return isMembers(value) ? value : {}
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/**
 * Where the next page of a list begins; null at its end. `meta.pagination.offsets.next` says so where it is given. Without it a full
 * page may have another behind it, and one of another length was the last: a list that is not paged at all comes whole, whatever was asked for.
 *
 * @param asked what this page was asked for
 */
export function nextOffset(
  { meta, records }: Pick<JsonApiDocument, 'meta' | 'records'>,
  asked: { limit: number; offset: number },
): number | null {
  const offsets = membersIn(membersIn(meta, 'pagination'), 'offsets')
  if (Object.hasOwn(offsets, 'next')) {
    const next = v.safeParse(count, offsets['next'])
    // One that does not go on would be read for ever.
    return next.success && next.output > asked.offset ? next.output : null
  }
  return records.length === asked.limit ? asked.offset + asked.limit : null
}
