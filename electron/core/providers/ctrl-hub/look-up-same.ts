import { dateInWords } from '#shared/domain/calendar-date.ts'
import { isCtrlHubKind, type CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { visitInWords } from '#shared/domain/zoned-time.ts'
import { isMembers } from '../../members.ts'
import { linkedTo, type JsonApiRecord } from '../json-api-document.ts'
import type { RequestFields } from '../json-api-errors.ts'
import { serviceText } from '../service-text.ts'
import { showContact } from './reads/contact.ts'
import { CLOCK, showInteraction } from './reads/interaction.ts'
import { triplesOf } from './reads/psr-records.ts'
import { joined, momentOf, textAt, timeAt, valueAt } from './reads/values.ts'

/** What was sent, as a record that the service might have made of it. */
export interface Sent {
  kind: CtrlHubKind
  record: JsonApiRecord
}

/** What was sent, for comparing; null when it is no record of Ctrl Hub, or lacks what tells it from another. */
export function readSent(kind: SubmissionKind, { attributes, relationships }: RequestFields): Sent | null {
  if (!isCtrlHubKind(kind)) return null
  const record = { type: '', id: '', attributes, relationships, meta: {}, links: {} }
  const isLinked = LINKS[kind].every((name) => (linkedTo(record, name) ?? []).length > 0)
  const isTimed = TIMES[kind].every((name) => timeAt(attributes, name) !== null)
  const hasAny = kind !== 'contact' || Object.keys(attributes).length > 0
  return isLinked && isTimed && hasAny ? { kind, record } : null
}

/** What a record must be linked to for it to be told from others. */
const LINKS: Readonly<Record<Sent['kind'], readonly string[]>> = {
  appointment: ['operation'],
  'qualification-award': ['user', 'qualification'],
  'psr-record': ['meter'],
  interaction: ['contact'],
  contact: [],
  account: ['contacts'],
}

/** The times that it must have. */
const TIMES: Readonly<Record<Sent['kind'], readonly string[]>> = {
  appointment: ['start_time'],
  'qualification-award': [],
  'psr-record': [],
  interaction: ['date_time'],
  contact: [],
  account: [],
}

/** Whether a record of the service is the same as what was sent, in all that tells one from another. */
export function isSame(record: JsonApiRecord, { kind, record: sent }: Sent): boolean {
  switch (kind) {
    case 'appointment':
      return isLinkedAlike(record, sent, 'operation') && isSameTime(record, sent, 'start_time')
    case 'qualification-award':
      return (
        isLinkedAlike(record, sent, 'user') &&
        isLinkedAlike(record, sent, 'qualification') &&
        isSameTime(record, sent, 'due')
      )
    case 'psr-record':
      return (
        (isAbsent(sent, 'priority') ||
          textAt(record.attributes, 'priority') === textAt(sent.attributes, 'priority')) &&
        (isAbsent(sent, 'extra_info') || triplesInOrder(record) === triplesInOrder(sent))
      )
    case 'interaction':
      return (
        isLinkedAlike(record, sent, 'contact') &&
        isSameTime(record, sent, 'date_time') &&
        isSameText(record, sent, 'method')
      )
    case 'contact':
      return Object.keys(sent.attributes).every((name) => isSameText(record, sent, name))
    case 'account':
      return hasLinksOf(record, sent, 'contacts') && hasLinksOf(record, sent, 'properties')
  }
}

/** What a match is called. Nothing about health. */
export function labelOf(
  record: JsonApiRecord,
  { kind, record: sent }: Sent,
  secrets: readonly string[],
): string {
  return serviceText(plainLabel(kind, record, sent), secrets)
}

function plainLabel(kind: Sent['kind'], record: JsonApiRecord, sent: JsonApiRecord): string {
  const { attributes } = record
  switch (kind) {
    case 'appointment': {
      const start = timeAt(attributes, 'start_time') ?? ''
      return `Appointment, ${visitInWords(start, timeAt(attributes, 'end_time') ?? start, CLOCK)}`
    }
    case 'qualification-award': {
      const due = timeAt(attributes, 'due')
      return joined(
        ['Award', textAt(attributes, 'status'), due === null ? '' : `due ${dateInWords(due.slice(0, 10))}`],
        ', ',
      )
    }
    case 'psr-record':
      return 'Priority Services record'
    case 'interaction':
      return showInteraction(record).label
    case 'contact':
      return showContact(record).label
    case 'account': {
      const homes = (linkedTo(record, 'properties') ?? linkedTo(sent, 'properties') ?? []).length
      return `Account with ${homes === 1 ? 'one home' : `${homes} homes`}`
    }
  }
}

/** What was not sent may have been filled in by the service. */
function isAbsent({ attributes }: JsonApiRecord, name: string): boolean {
  return !Object.hasOwn(attributes, name)
}

function isLinkedAlike(record: JsonApiRecord, sent: JsonApiRecord, name: string): boolean {
  const [wanted] = linkedTo(sent, name) ?? []
  const [linked] = linkedTo(record, name) ?? []
  return wanted !== undefined && linked?.id === wanted.id
}

/** Whether a record is linked to all that was sent. One that does not say is taken to be. */
function hasLinksOf(record: JsonApiRecord, sent: JsonApiRecord, name: string): boolean {
  const linked = linkedTo(record, name)
  return (
    linked === null ||
    (linkedTo(sent, name) ?? []).every((wanted) => linked.some(({ id }) => id === wanted.id))
  )
}

/** The same moment, however it is written; or no time in either. */
function isSameTime(record: JsonApiRecord, sent: JsonApiRecord, name: string): boolean {
  return momentOf(timeAt(record.attributes, name)) === momentOf(timeAt(sent.attributes, name))
}

/** A service may tidy capitals and blanks. */
function isSameText(record: JsonApiRecord, sent: JsonApiRecord, name: string): boolean {
  return plainText(record, name) === plainText(sent, name)
}

function plainText({ attributes }: JsonApiRecord, name: string): string {
  const value = valueAt(attributes, name)
  return isMembers(value) || Array.isArray(value) || typeof value === 'boolean'
    ? JSON.stringify(value)
    : textAt(attributes, name).replace(/\s+/g, ' ').toLowerCase()
}

function triplesInOrder(record: JsonApiRecord): string {
  return JSON.stringify(
    triplesOf(record)
      .map(({ field, display_name, value }) => [field, display_name, value])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  )
}
