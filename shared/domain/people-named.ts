import type { Answers } from './wizard-form.ts'

/** Somebody whom the answers of a wizard name. */
export interface PersonNamed {
  /** The question to go back to; '' for who was brought along from their page. */
  question: string
  /** Who they are to what is sent, as a sentence begins with it. */
  who: string
  firstName: string
  /** Or the whole name, where one is asked for in one field. */
  lastName: string
  /** `yyyy-MM-dd`; null where it is not asked for or not given. */
  dateOfBirth: string | null
}

/** Of each: who it is, and the questions of the first and the last name, and of the day of birth. */
const ASKED = [
  ['The tenant', 'tenant.firstName', 'tenant.lastName', 'tenant.dateOfBirth'],
  ['The purchaser', 'purchaser.firstName', 'purchaser.lastName', 'purchaser.dateOfBirth'],
  ['The landlord', 'landlord.firstName', 'landlord.lastName', null],
  ['The contact', 'contact.first_name', 'contact.last_name', null],
  ['Whoever agreed', null, 'consent.givenBy', null],
] as const

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof)\.? +/i

/** The people whom the answers of a wizard name, each with the question that asks for them. */
export function peopleNamed(answers: Answers): PersonNamed[] {
  const said = (question: string | null) => (question === null ? '' : (answers[question] ?? '').trim())
  const isNew = answers['contact.how'] === 'new'
  // One who is picked is called by title and name in one.
  const label = answers['contact.how'] === 'existing' ? said('contact.label').replace(TITLE, '') : ''
  const picked = {
    question: 'contact.id',
    who: 'The contact',
    firstName: '',
    lastName: label,
    dateOfBirth: null,
  }
  const named = ASKED.flatMap(([who, first, last, born]) => {
    const [firstName, lastName] = [said(first), said(last)]
    if (firstName + lastName === '' || (last === 'contact.last_name' && !isNew)) return []
    const dateOfBirth = said(born)
    return [
      {
        question: first ?? last,
        who,
        firstName,
        lastName,
        dateOfBirth: dateOfBirth === '' ? null : dateOfBirth,
      },
    ]
  })
  return label === '' ? named : [...named, picked]
}
