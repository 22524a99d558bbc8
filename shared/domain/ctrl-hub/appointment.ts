import * as v from 'valibot'
import { daysBetween } from '../calendar-date.ts'
import { isFilled } from '../checks/filled.ts'
import { readInstant } from '../instant.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, longText, time, toOne, yesNo } from './document.ts'

const Appointment = documentOf({
  attributes: v.optional(
    v.strictObject({
      start_time: time,
      end_time: time,
      medical_dependency: yesNo,
      on_ecr: yesNo,
      animals: yesNo,
      notes: longText,
      on_ecr_notes: longText,
    }),
  ),
  relationships: v.optional(v.strictObject({ interaction: toOne, operation: toOne, time_band: toOne })),
})
export type Appointment = v.InferOutput<typeof Appointment>

const LONGEST_MS = 24 * 3_600_000

/**
 * A visit (seed 003; ctrl-hub.md 3c). That somebody depends on medical equipment is health data. What "ECR" stands for is not
 * documented anywhere, so it is not spelled out.
 */
export const APPOINTMENT: BodyKind<Appointment> = {
  kind: 'appointment',
  schema: Appointment,
  required: [
    required('data.attributes.start_time', 'The start is missing.', 'Give the time with its offset.'),
    required('data.attributes.end_time', 'The end is missing.', 'Give the time with its offset.'),
    required(
      'data.relationships.operation',
      'The operation is missing.',
      'Give the type and id of the operation that the visit is for.',
    ),
    required(
      'data.relationships.time_band',
      'The time band is missing.',
      'Give the type and id of the time band.',
    ),
    required(
      'data.relationships.interaction',
      'The conversation is missing in which the visit was agreed.',
      'Give the type and id of the interaction.',
    ),
  ],
  related: { interaction: 'interaction', operation: 'operation', time_band: 'time-band' },
  health: (body) =>
    body.data?.attributes?.medical_dependency === true
      ? {
          missing: {
            message:
              'That somebody depends on medical equipment is health data and needs a recorded basis, such as their consent.',
            fix: 'Record who agreed, how and when (in a file: meta.consent; on the command line also --consent FILE), or send medical_dependency as false.',
          },
          scope: { fix: 'Ask again for both, or send medical_dependency as false.' },
        }
      : null,
  check(body, { today }) {
    const found: Findings = { errors: [], warnings: [] }
    const { start_time, end_time, on_ecr, on_ecr_notes } = body.data?.attributes ?? {}
    const start = readInstant(start_time ?? '')
    const end = readInstant(end_time ?? '')
    if (start !== null && daysBetween(today, start.day) < 0)
      found.warnings.push(problem('HO-CH-PAST', 'data.attributes.start_time'))
    if (start !== null && end !== null) {
      if (end.ms <= start.ms) found.errors.push(problem('HO-CH-END', 'data.attributes.end_time'))
      if (end.ms - start.ms > LONGEST_MS)
        found.warnings.push(problem('HO-CH-VISIT-LONG', 'data.attributes.end_time'))
    }
    if (isFilled(on_ecr_notes) && on_ecr !== true)
      found.warnings.push(problem('HO-CH-ECR-NOTES', 'data.attributes.on_ecr_notes'))
    return found
  },
}
