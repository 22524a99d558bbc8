import { addDays } from '#shared/domain/calendar-date.ts'
import { QUALIFICATION_AWARD, type QualificationAward } from '#shared/domain/ctrl-hub/qualification-award.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import { documentJob } from './document-job.ts'
import { exampleRecord, exampleTime } from './example-values.ts'
import {
  joined,
  labelOf,
  memberInWords,
  momentOf,
  recordInWords,
  shortId,
  statusInWords,
  timeInWords,
} from './words.ts'

/**
 * Asks a member to hold a qualification by a day.
 *
 * Answers that its title and receipt use: `member.{id,type,label}`, `qualification.{id,type,label}`, and `zone` for the time.
 */
export const qualificationAwardJob = documentJob(QUALIFICATION_AWARD, {
  example: (today) => ({
    data: {
      type: RESOURCES['qualification-award'].type,
      attributes: { status: 'assigned', due: exampleTime(addDays(today, 60), '17:00') },
      relationships: {
        organisation: exampleRecord('organisation'),
        qualification: exampleRecord('qualification'),
        user: exampleRecord('member'),
      },
    },
  }),

  fingerprint: (body) => ({
    path: 'data.relationships.user',
    text: joined(
      relatedOf(body).user?.data?.id,
      relatedOf(body).qualification?.data?.id,
      momentOf(body.data?.attributes?.due),
    ),
  }),

  person: (body) => joined('member', relatedOf(body).user?.data?.id),
  home: (body) => joined('member', relatedOf(body).user?.data?.id),

  title(body, answers) {
    const { user, qualification } = relatedOf(body)
    const who = memberInWords(labelOf(answers, 'member', user?.data))
    const what = labelOf(answers, 'qualification', qualification?.data)
    if (who === '' && what === '') return `Qualification award for ${recordInWords('member', user?.data)}`
    return `${who || recordInWords('Member', user?.data)}: ${what || recordInWords('qualification', qualification?.data)}`
  },

  redactedView(body, answers) {
    const { user, qualification } = relatedOf(body)
    const { status, due } = body.data?.attributes ?? {}
    return [
      {
        label: 'Member',
        value: memberInWords(labelOf(answers, 'member', user?.data)) || shortId(user?.data),
      },
      {
        label: 'Qualification',
        value: labelOf(answers, 'qualification', qualification?.data) || shortId(qualification?.data),
      },
      { label: 'Status', value: statusInWords(status) },
      { label: 'Due', value: timeInWords(due, answers) },
    ]
  },
})

function relatedOf(body: QualificationAward) {
  return body.data?.relationships ?? {}
}
