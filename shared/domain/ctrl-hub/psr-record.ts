import * as v from 'valibot'
import { daysBetween, readCalendarDate } from '../calendar-date.ts'
import { needOf, NEED_WITH_TEXT } from '../needs-codes.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import {
  codesToReview,
  expiryField,
  isNeedTextTooLong,
  isOurs,
  NEEDS_FIELD,
  NEED_TEXT_FIELD,
  readPsrInfo,
  type InfoTriple,
} from '../psr-info.ts'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, listOf, longText, text, toOne, whole } from './document.ts'

const PsrRecord = documentOf({
  attributes: v.optional(
    v.strictObject({
      priority: whole,
      extra_info: listOf(v.strictObject({ display_name: text, field: text, value: longText })),
    }),
  ),
  relationships: v.optional(v.strictObject({ meter: toOne })),
})
export type PsrRecord = v.InferOutput<typeof PsrRecord>

/**
 * A Priority Services Register record of one meter (seed 000; ctrl-hub.md 3a). All of it is health data. The priorities 0 to 3 are
 * documented for a property; that a record has the same is deduced, so another is only told.
 */
export const PSR_RECORD: BodyKind<PsrRecord> = {
  kind: 'psr-record',
  schema: PsrRecord,
  required: [
    required(
      'data.relationships.meter',
      'The meter is missing.',
      'Give the type and id of the meter that the record is for.',
    ),
    required('data.attributes.priority', 'The priority is missing.', 'Give a whole number from 0 to 3.'),
  ],
  related: { meter: 'meter' },
  health: () => ({
    missing: {
      message:
        'A Priority Services record is health data and needs a recorded basis, such as the person’s consent.',
      fix: 'Record who agreed, how and when (in a file: meta.consent; on the command line also --consent FILE).',
    },
    scope: { fix: 'Ask again for both.' },
  }),
  check(body, { today }) {
    const { priority, extra_info } = body.data?.attributes ?? {}
    const needs = checkNeeds(extra_info ?? [], today)
    if (priority !== undefined && (priority < 0 || priority > 3))
      needs.warnings.push(problem('HO-PSR-PRIORITY', 'data.attributes.priority'))
    return needs
  },
}

/** The complete triples of a record. */
export function infoOf(body: PsrRecord): InfoTriple[] {
  return (body.data?.attributes?.extra_info ?? []).flatMap(({ display_name, field, value }) =>
    display_name === undefined || field === undefined || value === undefined
      ? []
      : [{ display_name, field, value }],
  )
}

type Given = NonNullable<NonNullable<NonNullable<PsrRecord['data']>['attributes']>['extra_info']>

const LIST = 'data.attributes.extra_info'

/** Rules about our own triples; what they say is never repeated. */
function checkNeeds(given: Given, today: string): Findings {
  const found: Findings = { errors: incomplete(given), warnings: [] }
  const places = new Map<string, string>()
  for (const [place, { field }] of given.entries()) {
    if (field === undefined || !isOurs(field)) continue
    if (places.has(field)) found.errors.push(problem('HO-PSR-TWICE', `${LIST}.${place}.field`))
    else places.set(field, `${LIST}.${place}.value`)
  }
  const info = readPsrInfo(
    given.map(({ display_name = '', field = '', value = '' }) => ({ display_name, field, value })),
  )
  const list = places.get(NEEDS_FIELD)
  if (list === undefined) return { ...found, warnings: [problem('HO-PSR-NO-NEEDS', LIST)] }

  if (info.codes.some((code) => needOf(code) === null))
    found.warnings.push(problem('HO-PSR-CODE-UNKNOWN', list))
  const toReview = codesToReview(info.codes)
  if (toReview.some((code) => !places.has(expiryField(code))))
    found.warnings.push(problem('HO-PSR-REVIEW-MISSING', list))
  for (const code of toReview) {
    const path = places.get(expiryField(code))
    if (path !== undefined) found.warnings.push(...checkReview(info.expiries[code] ?? '', path, today))
  }
  if (info.codes.includes(NEED_WITH_TEXT) && info.text.trim() === '')
    found.warnings.push(problem('HO-PSR-TEXT-MISSING', places.get(NEED_TEXT_FIELD) ?? list))
  if (isNeedTextTooLong(info.text))
    found.warnings.push(problem('HO-PSR-TEXT-LONG', places.get(NEED_TEXT_FIELD) ?? list))
  return found
}

function incomplete(given: Given) {
  return given.flatMap((triple, place) =>
    (['display_name', 'field', 'value'] as const)
      .filter((name) => triple[name] === undefined)
      .map((name) =>
        problem('HO-CH-MISSING', `${LIST}.${place}.${name}`, {
          fix: 'Give display_name, field and value of every entry.',
        }),
      ),
  )
}

function checkReview(text: string, path: string, today: string) {
  const date = readCalendarDate(text)
  if (date === null || date.time !== null) return [problem('HO-PSR-REVIEW-DATE', path)]
  return daysBetween(today, date.day) < 0 ? [problem('HO-PSR-REVIEW-PAST', path)] : []
}
