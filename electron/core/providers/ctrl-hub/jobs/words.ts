import type { Identifier } from '#shared/domain/ctrl-hub/document.ts'
import { instantInWords, readInstant } from '#shared/domain/instant.ts'
import { maskMeterNumber } from '#shared/domain/meter-number.ts'
import { homeZone, momentInWords } from '#shared/domain/zoned-time.ts'
import type { WizardAnswers } from '../../provider.ts'

/*
 * How a body is told without naming anybody in full. A wizard keeps of a picked record only `X.id`, `X.type` and `X.label` in its
 * answers; a body alone has ids.
 */

/** The label of a picked record, or '' when none was picked or it is another record than the body's. */
export function labelOf(answers: WizardAnswers, name: string, record?: Identifier): string {
  const id = answers[`${name}.id`]
  if (record !== undefined && id !== undefined && id !== '' && id !== record.id) return ''
  return (answers[`${name}.label`] ?? '').replace(/\s+/g, ' ').trim()
}

/** The home's address, from whichever answer has it; '' when there is none. */
export function homeOf(answers: WizardAnswers): string {
  return labelOf(answers, 'property') || labelOf(answers, 'home')
}

/** `3f8e…0001`: enough to tell two ids apart. `not known yet` for one that another part has still to bring. */
export function shortId(record: Identifier | undefined): string {
  const id = record?.id ?? ''
  if (id.startsWith('pending:')) return 'not known yet'
  return id.length <= 10 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`
}

/** `meter 3f8e…0001`, or `a new contact` while its id is not known. */
export function recordInWords(word: string, record: Identifier | undefined): string {
  return record?.id?.startsWith('pending:') === true ? `a new ${word}` : `${word} ${shortId(record)}`
}

/** The end of a meter's number: `•••••••••385`. */
export function meterInWords(answers: WizardAnswers, record: Identifier | undefined): string {
  return maskMeterNumber(labelOf(answers, 'meter', record)) || shortId(record)
}

/** First name and initial: `Niamh B.` of `Niamh Byrne` or `Byrne, Niamh`; an e-mail address tells nobody's name. */
export function memberInWords(label: string): string {
  const plain = label.replace(/\(.*?\)|<.*?>/g, ' ').trim()
  if (plain.includes('@')) return 'A member'
  const [last = '', first] = plain.split(',').map((part) => part.trim())
  const names = (first === undefined || first === '' ? last : `${first} ${last}`).split(/\s+/)
  const [given = '', family] = [names[0], names.at(-1)]
  return names.length < 2 || family === undefined ? given : `${given} ${initial(family)}`
}

/** `N. B.` of a contact’s names; '' for a telephone number or an e-mail address in their place. */
export function initialsOf(...names: (string | undefined)[]): string {
  return names
    .flatMap((name) => (name ?? '').trim().split(/\s+/))
    .filter((part) => /^\p{L}/u.test(part) && !part.includes('@'))
    .map(initial)
    .join(' ')
}

/** A time by the clock of the home where the answers say its zone, else by its own offset. */
export function timeInWords(text: string | undefined, answers: WizardAnswers = {}): string {
  const zone = homeZone(answers['zone'])
  return zone === null ? instantInWords(text ?? '') : momentInWords(text ?? '', zone)
}

/** A time as one moment, however its offset is written. */
export function momentOf(text: string | undefined): number | null {
  return readInstant(text ?? '')?.ms ?? null
}

/** Yes, No, or '' for what was not said. */
export function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? '' : value ? 'Yes' : 'No'
}

/** That there is something which is not shown here. */
export function hidden(value: unknown): string {
  return value === undefined || value === '' ? '' : 'Hidden'
}

/** A status is one word of the service; anything longer was typed by somebody and may say anything. */
export function statusInWords(status: string | undefined): string {
  return status === undefined || /^[A-Za-z][A-Za-z_-]{0,30}$/.test(status) ? (status ?? '') : 'Hidden'
}

/** Texts as one, so that no two different lists are the same text. */
export function joined(...parts: unknown[]): string {
  return JSON.stringify(parts.map((part) => part ?? null))
}

/** Without capitals and doubled spaces, so that one person written twice is found again. */
export function folded(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}

function initial(name: string): string {
  return `${[...new Intl.Segmenter('en').segment(name)][0]?.segment.toUpperCase() ?? ''}.`
}
