import { answered } from './answered.ts'
import { endOfDay } from './award-dates.ts'
import { resourceOf, type ResourceName, type ResourceOverrides } from './resources.ts'
import type { Answers, FormFacts } from './wizard-form.ts'

/**
 * What was typed into the award wizard. The member and the qualification are picked: `member.id`, `.type` and `.label`, likewise
 * `qualification.*`. `status` is one of STATUS_CHOICES, or OTHER with the words in `status.other`; `due` is a day.
 */

/** The choice that stands for a status in other words; what is sent is the text below it. */
const OTHER = 'other'

/** The statuses offered. Ctrl Hub's list of them is not documented: `assigned` is the one that its example shows. */
export const STATUS_CHOICES = [
  { value: 'assigned', label: 'Assigned', hint: 'The status that Ctrl Hub’s own documents show.' },
  { value: OTHER, label: 'Another, as your administrator calls it' },
] as const

/** A qualification award in the seed's shape; what has no answer is left out, never null. */
export interface AwardBody {
  data: {
    type: string
    attributes: { status?: string; due?: string }
    relationships: { organisation?: ToOne; qualification?: ToOne; user?: ToOne }
  }
}

interface ToOne {
  data: { type: string; id: string }
}

/** What would be sent, also of half the answers. What is no date goes as it was typed, for the check to name. */
export function toAwardBody(
  answers: Answers,
  { organisation, resources }: Pick<FormFacts, 'organisation' | 'resources'>,
): AwardBody {
  const status = statusOf(answers)
  const due = answered(answers, 'due')
  const qualification = picked(answers, 'qualification', resources)
  const user = picked(answers, 'member', resources)
  return {
    data: {
      type: resourceOf(resources, 'qualification-award').type,
      attributes: {
        ...(status === undefined ? {} : { status }),
        ...(due === undefined ? {} : { due: endOfDay(due) ?? due }),
      },
      relationships: {
        ...(organisation === null
          ? {}
          : { organisation: toOne(resourceOf(resources, 'organisation').type, organisation.id) }),
        ...(qualification === undefined ? {} : { qualification }),
        ...(user === undefined ? {} : { user }),
      },
    },
  }
}

/** The status that is sent; undefined while there is none. */
export function statusOf(answers: Answers): string | undefined {
  return answered(answers, otherStatus(answers) ? 'status.other' : 'status')
}

/** Whether the status is given in other words than those offered. */
export function otherStatus(answers: Answers): boolean {
  return answers['status'] === OTHER
}

/** A picked record; its type as the service gave it, else the connection's for such records. */
function picked(answers: Answers, name: ResourceName, resources: ResourceOverrides): ToOne | undefined {
  const id = answered(answers, `${name}.id`)
  return id === undefined
    ? undefined
    : toOne(answered(answers, `${name}.type`) ?? resourceOf(resources, name).type, id)
}

function toOne(type: string, id: string): ToOne {
  return { data: { type, id } }
}
