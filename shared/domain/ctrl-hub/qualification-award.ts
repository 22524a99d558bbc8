import * as v from 'valibot'
import { daysBetween, yearsBetween } from '../calendar-date.ts'
import { readInstant } from '../instant.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, text, time, toOne } from './document.ts'

const QualificationAward = documentOf({
  attributes: v.optional(v.strictObject({ status: text, due: time })),
  relationships: v.optional(v.strictObject({ organisation: toOne, qualification: toOne, user: toOne })),
})
export type QualificationAward = v.InferOutput<typeof QualificationAward>

/** What is due later than so many years ahead is more likely a slip of the year. */
const FAR_YEARS = 10

/** Asks a member to hold a qualification by a day (seed 002; ctrl-hub.md 3b). No document lists the states, so any text is taken. */
export const QUALIFICATION_AWARD: BodyKind<QualificationAward> = {
  kind: 'qualification-award',
  schema: QualificationAward,
  required: [
    required(
      'data.attributes.status',
      'The status is missing.',
      'Give it as Ctrl Hub has it, such as assigned.',
    ),
    required(
      'data.attributes.due',
      'The day by which it is due is missing.',
      'Give the time with its offset.',
    ),
    required('data.relationships.user', 'The member is missing.', 'Give the type and id of the user.'),
    required(
      'data.relationships.qualification',
      'The qualification is missing.',
      'Give the type and id of the qualification.',
    ),
    required(
      'data.relationships.organisation',
      'The organisation is missing.',
      'Give the type and id of the organisation.',
    ),
  ],
  related: { organisation: 'organisation', qualification: 'qualification', user: 'member' },
  health: () => null,
  check(body, { today, organisation }) {
    const found: Findings = { errors: [], warnings: [] }
    const due = readInstant(body.data?.attributes?.due ?? '')
    if (due !== null && daysBetween(today, due.day) < 0)
      found.warnings.push(problem('HO-CH-PAST', 'data.attributes.due'))
    if (due !== null && yearsBetween(today, due.day) >= FAR_YEARS)
      found.warnings.push(problem('HO-CH-FAR', 'data.attributes.due'))
    const id = body.data?.relationships?.organisation?.data?.id
    if (organisation !== null && id !== undefined && id !== organisation.id)
      found.warnings.push(problem('HO-CH-ORG-OTHER', 'data.relationships.organisation.data.id'))
    return found
  },
}
