import type { Selectable } from 'kysely'
import type { Letter } from '#shared/contract/tenancies.ts'
import { holidaysAt, type HolidaySet } from '#shared/domain/bank-holidays.ts'
import { letterAnswersBy } from '#shared/domain/chase.ts'
import {
  addresseesIn,
  draftLetter,
  type LetterFacts,
  type LetterText,
} from '#shared/domain/tenancies/letters.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '../../refusal.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import { newId } from '../short-id.ts'
import { addressLines, nameOfPerson, namesOf, tenancyRow } from './tenancy-row.ts'

export interface LetterWanted extends Pick<LetterFacts, 'to' | 'occasion' | 'endsOn' | 'choices' | 'writer'> {
  tenancyId: string
}

/** The letter as it would be written of what is known. Throws NotFoundError and InvalidInputError. */
export async function letterFor(queries: Queries, wanted: LetterWanted): Promise<LetterText> {
  const row = await tenancyRow(queries, wanted.tenancyId)
  const { to, occasion, writer, choices } = wanted
  if (!addresseesIn(row.country).includes(to))
    throw new InvalidInputError([{ path: 'to', message: 'There is no council tax in Ireland.' }])
  const endsOn = wanted.endsOn ?? row.ends_on
  if (occasion === 'move-out' && endsOn === null)
    throw new InvalidInputError([{ path: 'endsOn', message: 'Enter the day on which the tenancy ended.' }])
  return draftLetter({
    to,
    occasion,
    choices,
    writer,
    country: row.country,
    address: addressLines(row.address).lines,
    names: await namesOf(queries, row.id),
    startsOn: row.starts_on,
    endsOn,
    owner: await nameOfPerson(queries, row.landlord_id),
  })
}

/** The letters of a tenancy, newest first. */
export async function lettersOf(
  queries: Queries,
  tenancyId: string,
  holidays: HolidaySet,
): Promise<Letter[]> {
  const rows = await queries
    .selectFrom('letters')
    .selectAll()
    .where('tenancy_id', '=', tenancyId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => letterOf(row, holidays))
}

type LetterContent = Pick<Letter, 'tenancyId' | 'to' | 'occasion' | 'subject' | 'text'> & {
  id: string | null
}

/** Keeps a letter. Throws NotFoundError, and NotNowError for one that was sent. */
export function saveLetter(store: Store, { id, ...content }: LetterContent): Promise<Letter> {
  return store.transaction(async (queries) => {
    await tenancyRow(queries, content.tenancyId)
    const { subject, text, tenancyId: tenancy_id, to: to_whom, occasion } = content
    if (id !== null) {
      await unsentRow(queries, id)
      await queries.updateTable('letters').set({ subject, text }).where('id', '=', id).execute()
      return letterWith(queries, id)
    }
    const made = newId()
    await queries
      .insertInto('letters')
      .values({ id: made, tenancy_id, to_whom, occasion, subject, text, made_at: new Date().toISOString() })
      .execute()
    return letterWith(queries, made)
  })
}

/** Notes that a letter was sent, or takes that back. Throws NotFoundError. */
export function letterSent(
  store: Store,
  id: string,
  sent: { on: string; how: string; by: string } | null,
): Promise<Letter> {
  return store.transaction(async (queries) => {
    await letterRow(queries, id)
    const set =
      sent === null
        ? { sent_on: null, sent_how: null, sent_by: null, answered_on: null }
        : { sent_on: sent.on, sent_how: sent.how, sent_by: sent.by }
    await queries.updateTable('letters').set(set).where('id', '=', id).execute()
    return letterWith(queries, id)
  })
}

/** Notes that a letter was answered, or takes that back. Throws NotFoundError, and NotNowError for one that was not sent. */
export function letterAnswered(store: Store, id: string, on: string | null): Promise<Letter> {
  return store.transaction(async (queries) => {
    const row = await letterRow(queries, id)
    if (row.sent_on === null)
      throw new NotNowError(
        'HO-LETTER-UNSENT',
        'This letter was not sent yet.',
        'Note first that you sent it, and when.',
      )
    await queries.updateTable('letters').set({ answered_on: on }).where('id', '=', id).execute()
    return letterWith(queries, id)
  })
}

/** Throws NotFoundError, and NotNowError for one that was sent. */
export function removeLetter(store: Store, id: string): Promise<void> {
  return store.transaction(async (queries) => {
    await unsentRow(queries, id)
    await queries.deleteFrom('letters').where('id', '=', id).execute()
  })
}

async function letterRow(queries: Queries, id: string) {
  const row = await queries.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('letter', id)
  return row
}

async function unsentRow(queries: Queries, id: string): Promise<void> {
  const row = await letterRow(queries, id)
  if (row.sent_on !== null)
    throw new NotNowError(
      'HO-LETTER-SENT',
      'This letter was sent, so it stays as it is.',
      'Write another one, or take back that it was sent.',
    )
}

async function letterWith(queries: Queries, id: string): Promise<Letter> {
  const row = await letterRow(queries, id)
  const { country, address } = await tenancyRow(queries, row.tenancy_id)
  return letterOf(row, holidaysAt(country, addressLines(address).postCode))
}

function letterOf(row: Selectable<Tables['letters']>, holidays: HolidaySet): Letter {
  return {
    id: row.id,
    tenancyId: row.tenancy_id,
    to: row.to_whom,
    occasion: row.occasion,
    subject: row.subject,
    text: row.text,
    madeAt: row.made_at,
    sentOn: row.sent_on,
    sentHow: row.sent_how,
    sentBy: row.sent_by,
    dueOn: row.sent_on === null ? null : letterAnswersBy(row.to_whom, row.sent_on, holidays),
    answeredOn: row.answered_on,
  }
}
