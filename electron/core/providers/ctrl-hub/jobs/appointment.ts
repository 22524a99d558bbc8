import { addDays } from '#shared/domain/calendar-date.ts'
import { APPOINTMENT, type Appointment } from '#shared/domain/ctrl-hub/appointment.ts'
import { dayInWords, readInstant } from '#shared/domain/instant.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import { clockAtHome, homeZone } from '#shared/domain/zoned-time.ts'
import type { WizardAnswers } from '../../provider.ts'
import { documentJob } from './document-job.ts'
import { exampleRecord, exampleTime } from './example-values.ts'
import {
  hidden,
  homeOf,
  joined,
  labelOf,
  momentOf,
  recordInWords,
  shortId,
  timeInWords,
  yesOrNo,
} from './words.ts'

/**
 * Books a visit.
 *
 * Answers that its title and receipt use: `property.{id,type,label}` (the home), `operation.{id,type,label}`,
 * `timeBand.{id,type,label}` and `zone`. Its wizard also keeps `contact.*`, `account.*` and `interaction.*`, and what was typed:
 * `date`, `start`, `end`.
 */
export const appointmentJob = documentJob(APPOINTMENT, {
  example: (today) => ({
    data: {
      type: RESOURCES.appointment.type,
      attributes: {
        start_time: exampleTime(addDays(today, 7), '07:00'),
        end_time: exampleTime(addDays(today, 7), '11:00'),
        medical_dependency: false,
        on_ecr: false,
        animals: true,
        notes: 'Please ring the bell of flat 2.',
      },
      relationships: {
        interaction: exampleRecord('interaction'),
        operation: exampleRecord('operation'),
        time_band: exampleRecord('time-band'),
      },
    },
  }),

  fingerprint: (body) => ({
    path: 'data.relationships.operation',
    text: joined(relatedOf(body).operation?.data?.id, momentOf(body.data?.attributes?.start_time)),
  }),

  // A body names no home; there is one appointment for an operation.
  home: (body) => joined('operation', relatedOf(body).operation?.data?.id),

  title(body, answers) {
    const operation = relatedOf(body).operation?.data
    const place = homeOf(answers) || labelOf(answers, 'operation', operation)
    const day = dayOf(body.data?.attributes?.start_time, answers)
    const what = place === '' ? `Appointment for ${recordInWords('operation', operation)}` : place
    return day === null ? what : `${what}, ${dayInWords(day)}`
  },

  redactedView(body, answers) {
    const { operation, time_band } = relatedOf(body)
    const { start_time, end_time, medical_dependency, on_ecr, animals, notes, on_ecr_notes } =
      body.data?.attributes ?? {}
    return [
      { label: 'Home', value: homeOf(answers) },
      {
        label: 'Operation',
        value: labelOf(answers, 'operation', operation?.data) || shortId(operation?.data),
      },
      {
        label: 'Time band',
        value: labelOf(answers, 'timeBand', time_band?.data) || shortId(time_band?.data),
      },
      { label: 'Starts', value: timeInWords(start_time, answers) },
      { label: 'Ends', value: timeInWords(end_time, answers) },
      { label: 'Animals', value: yesOrNo(animals) },
      { label: 'Medical dependency', value: hidden(medical_dependency) },
      // What ECR means is not known, so it may be about health.
      { label: 'On ECR', value: hidden(on_ecr) },
      { label: 'Notes', value: hidden(notes) },
      { label: 'ECR notes', value: hidden(on_ecr_notes) },
    ]
  },

  hiddenView(body) {
    const { medical_dependency, on_ecr, notes, on_ecr_notes } = body.data?.attributes ?? {}
    return [
      { label: 'Medical dependency', value: yesOrNo(medical_dependency) },
      { label: 'On ECR', value: yesOrNo(on_ecr) },
      { label: 'Notes', value: notes ?? '' },
      { label: 'ECR notes', value: on_ecr_notes ?? '' },
    ]
  },
})

function relatedOf(body: Appointment) {
  return body.data?.relationships ?? {}
}

function dayOf(time: string | undefined, answers: WizardAnswers): string | null {
  const zone = homeZone(answers['zone'])
  if (zone !== null) return clockAtHome(time ?? '', zone)?.day ?? null
  return readInstant(time ?? '')?.day ?? null
}
