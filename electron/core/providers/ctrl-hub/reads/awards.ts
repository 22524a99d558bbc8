import * as v from 'valibot'
import { RiskLevel, type Award } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { JsonApiDocument, JsonApiRecord } from '../../json-api-document.ts'
import type { ListFeatures } from '../../json-api-lists.ts'
import type { Condition } from '../../json-api-query.ts'
import { serviceText } from '../../service-text.ts'
import { readFailure } from '../failures.ts'
import type { AwardFilter } from '../provider.ts'
import { collectionPath, type Reader } from '../read.ts'
import { idOf, reference } from './item.ts'
import { readPage, type ListMemory } from './lists.ts'
import { showMember } from './member.ts'
import { showQualification } from './qualification.ts'
import { inDialects } from './search-fields.ts'
import { flagAt, momentOf, textAt, timeAt } from './values.ts'

export interface AwardsRead {
  awards: Award[]
  next: number | null
  failure: Problem | null
}

const LIMIT = 50
/** As many pages are read for one when most of what they hold is filtered out here. */
const MOST_PAGES = 10
const DAY_MS = 86_400_000

/**
 * Awards that a filter lets through. The service filters where it offers to; what it does not is done here, page by page.
 * `expiresWithinDays`: from now on, not those that are over already.
 */
export async function awardsBy(
  memory: ListMemory,
  reader: Reader,
  filter: AwardFilter,
  nowMs: number,
): Promise<AwardsRead> {
  const path = collectionPath(reader.connection, 'qualification-award')
  if (path === null) return { awards: [], next: null, failure: readFailure('HO-CH-ORGANISATION', null) }
  const filters = (features: ListFeatures) =>
    inDialects(conditionsOf(filter, features, nowMs), features).map((one) => ({ filter: one }))
  const request = { limit: LIMIT, include: ['user', 'qualification'], sort: 'expires_at', filters }

  const found: AwardsRead = { awards: [], next: filter.offset, failure: null }
  for (let pages = 0; found.next !== null && pages < MOST_PAGES; pages += 1) {
    const page = await readPage(memory, reader, path, { ...request, offset: found.next })
    if (page.kind === 'refused') return { ...found, failure: page.failure }
    const awards = page.document.records.flatMap(
      (record) => awardOf(record, page.document, page.secrets) ?? [],
    )
    found.awards.push(...awards.filter((award) => lets(award, filter, nowMs)))
    found.next = page.next
    if (found.awards.length >= LIMIT) break
  }
  return found
}

function awardOf(record: JsonApiRecord, document: JsonApiDocument, secrets: readonly string[]): Award | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { attributes, meta } = record
  const risk = v.safeParse(RiskLevel, textAt(meta, 'risks', 'current'))
  return {
    id,
    status: serviceText(textAt(attributes, 'status'), secrets),
    member: reference(record, 'user', document, secrets, showMember),
    qualification: reference(record, 'qualification', document, secrets, showQualification),
    due: timeAt(attributes, 'due'),
    awardedAt: timeAt(attributes, 'awarded_at'),
    expiresAt: timeAt(meta, 'expires_at'),
    isValid: flagAt(meta, 'is_valid'),
    isLatest: flagAt(meta, 'is_latest'),
    risk: risk.success ? risk.output : null,
    thresholds: {
      none: timeAt(meta, 'risks', 'thresholds', 'none'),
      low: timeAt(meta, 'risks', 'thresholds', 'low'),
      medium: timeAt(meta, 'risks', 'thresholds', 'medium'),
      high: timeAt(meta, 'risks', 'thresholds', 'high'),
      critical: timeAt(meta, 'risks', 'thresholds', 'critical'),
    },
    nextCheck: timeAt(meta, 'risks', 'next_check'),
  }
}

/** Whether a filter lets an award through. One that does not say whether it is the latest may be. */
function lets({ expiresAt, isValid, isLatest }: Award, filter: AwardFilter, nowMs: number): boolean {
  if (filter.latestOnly && isLatest === false) return false
  if (filter.notValid && isValid !== false) return false
  if (filter.expiresWithinDays === null) return true
  const ends = momentOf(expiresAt)
  return ends !== null && ends >= nowMs && ends <= nowMs + filter.expiresWithinDays * DAY_MS
}

/** What the list itself offers to do of it. A named function is offered with or without its brackets. */
function conditionsOf(filter: AwardFilter, { filter: offered }: ListFeatures, nowMs: number): Condition[] {
  const isOffered = (field: string) => offered.includes(field)
  const days = filter.expiresWithinDays
  const [from, to] = [nowMs, nowMs + (days ?? 0) * DAY_MS].map((at) => new Date(at).toISOString())
  const wanted: (Condition | false)[] = [
    filter.latestOnly &&
      (isOffered('is_latest') || isOffered('is_latest()')) && { field: 'is_latest', is: 'true' },
    filter.notValid && isOffered('is_valid') && { field: 'is_valid', is: 'eq', value: 'false' },
    days !== null && isOffered('expires_at') && { field: 'expires_at', is: 'gte', value: from ?? '' },
    days !== null && isOffered('expires_at') && { field: 'expires_at', is: 'lte', value: to ?? '' },
  ]
  return wanted.filter((condition) => condition !== false)
}
