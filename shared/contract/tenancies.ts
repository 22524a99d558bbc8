import * as v from 'valibot'
import { readCalendarDate } from '../domain/calendar-date.ts'
import { COUNTRIES } from '../domain/codes.ts'
import { TASK_STATES } from '../domain/tenancies/checklist.ts'
import { ADDRESSEES, OCCASIONS } from '../domain/tenancies/letters.ts'
import { TENANCY_TASKS } from '../domain/tenancy-task.ts'
import { procedure } from './errors.ts'

const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })
const shortText = v.pipe(v.string(), v.trim(), v.maxLength(200))

/** A real day, `yyyy-MM-dd`. */
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => readCalendarDate(text) !== null),
)

/** A task and where it stands: shared/domain/tenancies/checklist.ts. */
export const ChecklistTask = v.object({
  task: v.picklist(TENANCY_TASKS),
  state: v.picklist(TASK_STATES),
  why: v.string(),
  receiptId: v.nullable(v.string()),
  submissionId: v.nullable(v.string()),
  draftId: v.nullable(v.string()),
  letterId: v.nullable(v.string()),
  dueOn: v.nullable(v.string()),
  noted: v.boolean(),
})

const addressee = v.picklist(ADDRESSEES)
const occasion = v.picklist(OCCASIONS)

/** A letter as it was written, and what somebody said of it since. Days are `yyyy-MM-dd`. */
export const Letter = v.object({
  id: v.string(),
  tenancyId: v.string(),
  to: addressee,
  occasion,
  subject: v.string(),
  text: v.string(),
  /** ISO 8601 in UTC. */
  madeAt: v.string(),
  /** Null until somebody says that they sent it. */
  sentOn: v.nullable(v.string()),
  sentHow: v.nullable(v.string()),
  sentBy: v.nullable(v.string()),
  /** By when they should have answered; null while it was not sent. */
  dueOn: v.nullable(v.string()),
  answeredOn: v.nullable(v.string()),
})
export type Letter = v.InferOutput<typeof Letter>

export const Checklist = v.object({
  tenancyId: v.string(),
  homeId: v.string(),
  country: v.nullable(v.picklist(COUNTRIES)),
  startsOn: v.string(),
  /** The day from which they no longer pay; null while it is not known. */
  endsOn: v.nullable(v.string()),
  tasks: v.array(ChecklistTask),
  /** Newest first. */
  letters: v.array(Letter),
})
export type Checklist = v.InferOutput<typeof Checklist>

/** What only the writer of a letter knows: shared/domain/tenancies/letters.ts. */
export const LetterChoices = v.object({
  furnished: v.nullable(v.picklist(['furnished', 'part-furnished', 'unfurnished'])),
  agreement: v.nullable(v.picklist(['joint', 'separate'])),
  movedOn: v.nullable(day),
  forwarding: v.pipe(v.string(), v.maxLength(300)),
  reference: v.pipe(v.string(), v.maxLength(60)),
  waterMeter: v.pipe(v.string(), v.maxLength(20)),
})

/** How somebody sent a letter. */
export const SENT_HOW = ['e-mail', 'post', 'website', 'phone'] as const

/** A gas safety record of a home. Days are `yyyy-MM-dd`. */
export const GasRecord = v.object({
  id: v.string(),
  homeId: v.string(),
  checkedOn: v.string(),
  nextDue: v.string(),
  engineer: v.string(),
  /** Gas Safe's number in the United Kingdom, the Register of Gas Installers' in Ireland. */
  engineerNumber: v.string(),
  recordNumber: v.string(),
  notedBy: v.string(),
})
export type GasRecord = v.InferOutput<typeof GasRecord>

/** Whether a home has a gas safety record that holds on a day. */
export const GasStanding = v.object({
  standing: v.picklist(['good', 'expired', 'missing']),
  nextDue: v.nullable(v.string()),
})
export type GasStanding = v.InferOutput<typeof GasStanding>

export const tenancies = {
  checklist: procedure.input(v.object({ tenancyId: shortId })).output(Checklist),
  /** Notes of a task what no submission tells; null takes the note back. Why is asked for but where it is done. */
  noteTask: procedure
    .input(
      v.object({
        tenancyId: shortId,
        task: v.picklist(TENANCY_TASKS),
        note: v.nullable(v.object({ state: v.picklist(['blocked', 'not-needed', 'done']), why: shortText })),
      }),
    )
    .output(Checklist),
  /** The letter as it would be written; nothing is kept. INVALID_INPUT for a council in Ireland, and a move out without a day. */
  draftLetter: procedure
    .input(
      v.object({
        tenancyId: shortId,
        to: addressee,
        occasion,
        /** The day from which they no longer pay, when nobody has typed it yet. */
        endsOn: v.nullable(day),
        choices: LetterChoices,
      }),
    )
    .output(v.object({ subject: v.string(), text: v.string() })),
  /** Keeps a letter (id null: a new one). NOT_NOW once it was sent. */
  saveLetter: procedure
    .input(
      v.object({
        id: v.nullable(shortId),
        tenancyId: shortId,
        to: addressee,
        occasion,
        subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
        text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10_000)),
      }),
    )
    .output(Letter),
  /** That it was sent, on somebody's word; null takes it back. */
  letterSent: procedure
    .input(v.object({ ...id.entries, sent: v.nullable(v.object({ on: day, how: v.picklist(SENT_HOW) })) }))
    .output(Letter),
  /** That they answered, on somebody's word; null takes it back. NOT_NOW for one that was not sent. */
  letterAnswered: procedure.input(v.object({ ...id.entries, on: v.nullable(day) })).output(Letter),
  /** NOT_NOW once it was sent. */
  removeLetter: procedure.input(id).output(v.object({ removed: v.literal(true) })),
  /** The last check first. */
  gasRecords: procedure.input(v.object({ homeId: shortId })).output(v.array(GasRecord)),
  addGasRecord: procedure
    .input(
      v.object({
        homeId: shortId,
        checkedOn: day,
        nextDue: day,
        engineer: v.pipe(shortText, v.minLength(1)),
        engineerNumber: v.pipe(v.string(), v.trim(), v.maxLength(40)),
        recordNumber: v.pipe(v.string(), v.trim(), v.maxLength(60)),
      }),
    )
    .output(GasRecord),
  removeGasRecord: procedure.input(id).output(v.object({ removed: v.literal(true) })),
  /** Of the home with this id, or with these meters (as a switch knows it); missing where the home is not known. */
  gasStanding: procedure
    .input(
      v.object({
        homeId: v.nullable(shortId),
        mprn: v.pipe(v.string(), v.maxLength(40)),
        gprn: v.pipe(v.string(), v.maxLength(40)),
        postCode: v.pipe(v.string(), v.maxLength(200)),
        on: day,
      }),
    )
    .output(GasStanding),
}
