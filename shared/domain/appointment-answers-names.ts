import { CONSENT_NAMES } from './consent-answers.ts'
import type { QuestionName } from './wizard-form.ts'

const named = (label: string, inSentence: string): QuestionName => ({ label, inSentence })

const NAMES: Readonly<Record<string, QuestionName>> = {
  'property.id': named('Home', 'the home'),
  zone: named('The clock at the home', 'the clock at the home'),
  'contact.how': named('Contact', 'the contact'),
  'contact.id': named('Contact', 'the contact'),
  'contact.association': named('Who they are to the home', 'who the contact is to the home'),
  'contact.salutation': named('Title', 'the contact’s title'),
  'contact.first_name': named('First name', 'the contact’s first name'),
  'contact.last_name': named('Last name', 'the contact’s last name'),
  'contact.email': named('E-mail', 'the contact’s e-mail address'),
  'contact.telephone': named('Telephone', 'the contact’s telephone number'),
  'interaction.how': named('Conversation', 'the conversation'),
  'interaction.id': named('Conversation', 'the conversation'),
  'interaction.method': named('How you were in touch', 'how you were in touch'),
  'interaction.direction': named('Who contacted whom', 'who contacted whom'),
  'interaction.date': named('Day', 'the day of the conversation'),
  'interaction.time': named('Time', 'the time of the conversation'),
  'interaction.fold': named('Which of the two', 'which of the two times the conversation was'),
  'interaction.contacted': named('Reached them', 'whether they were reached'),
  'representative.id': named('Colleague who spoke with them', 'the colleague who spoke with them'),
  'interaction.notes': named('Notes on the conversation', 'the notes on the conversation'),
  'account.how': named('Customer account', 'the customer account'),
  'accountHolder.id': named('Whose account it is', 'whose account it is'),
  'account.id': named('Customer account', 'the customer account'),
  'operation.id': named('Operation', 'the operation'),
  'timeBand.id': named('Time band', 'the time band'),
  date: named('Day of the visit', 'the day of the visit'),
  start: named('Start', 'the start of the visit'),
  startFold: named('Which of the two', 'which of the two times the visit starts'),
  end: named('End', 'the end of the visit'),
  endsNextDay: named('Ends the next day', 'whether the visit ends the next day'),
  endFold: named('Which of the two', 'which of the two times the visit ends'),
  medical_dependency: named('Medical dependency', 'whether there is a medical dependency'),
  // Its meaning is documented nowhere, so it is called what the service calls it.
  on_ecr: named('On ECR', 'whether it is on ECR'),
  on_ecr_notes: named('On ECR notes', 'the ECR notes'),
  animals: named('Animals', 'whether there are animals'),
  notes: named('Notes for the visit', 'the notes for the visit'),
  ...CONSENT_NAMES,
}

/** What a question is called; the key itself for one that has no name. */
export function nameOfQuestion(question: string): QuestionName {
  return NAMES[question] ?? named(question, question)
}
