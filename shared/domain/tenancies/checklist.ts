import type { Country, SwitchMeaning } from '../codes.ts'
import { dateInWords } from '../calendar-date.ts'
import type { SubmissionKind, SubmissionState } from '../submission.ts'
import { TENANCY_TASKS, type TenancyTask } from '../tenancy-task.ts'
import type { Addressee, Occasion } from './letters.ts'

/** Where a task of a tenancy's checklist stands. `waiting`: it was sent, and they have not answered or confirmed. */
export const TASK_STATES = ['not-started', 'in-progress', 'waiting', 'blocked', 'done', 'not-needed'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** A submission of a tenancy; a switch has the supplies that it was for. */
export interface TaskSubmission {
  id: string
  kind: SubmissionKind
  state: SubmissionState
  /** Rejected, and somebody said that it needs nothing more. */
  setAside: boolean
  /** What the service did not like; null else. */
  error: string | null
  receiptId: string | null
  electricity: boolean
  gas: boolean
}

export interface TaskDraft {
  id: string
  kind: SubmissionKind
  blocked: string | null
  electricity: boolean
  gas: boolean
}

/** Days are `yyyy-MM-dd`. */
export interface TaskLetter {
  id: string
  to: Addressee
  occasion: Occasion
  sentOn: string | null
  /** By when they should have answered; null while it was not sent. */
  dueOn: string | null
  answeredOn: string | null
}

/** What somebody noted by hand. */
export interface TaskNote {
  state: 'blocked' | 'not-needed' | 'done'
  why: string
  at: string
  by: string
}

/** What a tenancy's checklist is derived from; newest first, all of them. */
export interface TenancyFacts {
  country: Country | null
  supply: SwitchMeaning | null
  /** Null while it lasts. */
  endsOn: string | null
  submissions: readonly TaskSubmission[]
  drafts: readonly TaskDraft[]
  letters: readonly TaskLetter[]
  gasRecord: { standing: 'good' | 'expired' | 'missing'; nextDue: string | null }
  notes: Partial<Record<TenancyTask, TaskNote>>
}

export interface ChecklistTask {
  task: TenancyTask
  state: TaskState
  /** Why it is blocked or not needed, or what is waited for; '' when there is nothing to say. */
  why: string
  /** What is behind the state, to look at or go on with. */
  receiptId: string | null
  submissionId: string | null
  draftId: string | null
  letterId: string | null
  /** By when they should have answered, `yyyy-MM-dd`. */
  dueOn: string | null
  /** Whether somebody noted the state by hand, and so can take it back. */
  noted: boolean
}

/** The tasks of a tenancy and where each stands, in the order of TENANCY_TASKS. */
export function checklistOf(facts: TenancyFacts): ChecklistTask[] {
  return TENANCY_TASKS.map((task) => taskOf(task, facts))
}

/**
 * What was answered or received counts before what was noted by hand, that before what is on its way, and that before what is not
 * needed by itself.
 */
function taskOf(task: TenancyTask, facts: TenancyFacts): ChecklistTask {
  const note = facts.notes[task]
  const known =
    doneBy(task, facts) ?? (note === undefined ? null : notedBy(task, note)) ?? onItsWay(task, facts)
  if (known !== null) return known
  const spare = spareWhy(task, facts)
  return spare === null
    ? { ...blank(task), why: hintFor(task, facts) }
    : { ...blank(task), state: 'not-needed', why: spare }
}

function blank(task: TenancyTask): ChecklistTask {
  return {
    task,
    state: 'not-started',
    why: '',
    receiptId: null,
    submissionId: null,
    draftId: null,
    letterId: null,
    dueOn: null,
    noted: false,
  }
}

function doneBy(task: TenancyTask, facts: TenancyFacts): ChecklistTask | null {
  const done = { ...blank(task), state: 'done' as const }
  if (task === 'gas-record') {
    const { standing, nextDue } = facts.gasRecord
    return standing === 'good' && nextDue !== null
      ? { ...done, why: `Holds until ${dateInWords(nextDue)}` }
      : null
  }
  const letter = letterOf(task, facts)
  if (letter !== undefined && letter.answeredOn !== null)
    return { ...done, letterId: letter.id, why: `Answered on ${dateInWords(letter.answeredOn)}` }
  const accepted = submissionsOf(task, facts).find(({ state }) => state === 'accepted')
  return accepted === undefined
    ? null
    : { ...done, submissionId: accepted.id, receiptId: accepted.receiptId, why: '' }
}

function notedBy(task: TenancyTask, { state, why }: TaskNote): ChecklistTask {
  return { ...blank(task), state, why, noted: true }
}

function onItsWay(task: TenancyTask, facts: TenancyFacts): ChecklistTask | null {
  const [latest] = submissionsOf(task, facts).filter(({ state }) => state !== 'cancelled')
  const [draft] = facts.drafts.filter((one) => concerns(task, one))
  const base = blank(task)
  if (latest !== undefined && latest.state !== 'rejected') {
    const link = { ...base, submissionId: latest.id }
    if (latest.state === 'unconfirmed')
      return { ...link, state: 'waiting', why: 'Their answer got lost: ask them whether they have it.' }
    if (latest.state === 'sending') return { ...link, state: 'waiting', why: 'It is being sent.' }
    return { ...link, state: 'in-progress', why: 'Waiting to send' }
  }
  if (draft !== undefined)
    return draft.blocked === null
      ? { ...base, state: 'in-progress', why: 'Begun', draftId: draft.id }
      : { ...base, state: 'blocked', why: draft.blocked, draftId: draft.id }
  if (latest !== undefined && !latest.setAside)
    return {
      ...base,
      state: 'blocked',
      why: latest.error ?? 'They refused it.',
      submissionId: latest.id,
    }
  const letter = letterOf(task, facts)
  if (letter === undefined) return null
  return letter.sentOn === null
    ? { ...base, state: 'in-progress', why: 'Written, not sent yet', letterId: letter.id }
    : {
        ...base,
        state: 'waiting',
        why: `Sent on ${dateInWords(letter.sentOn)}`,
        letterId: letter.id,
        dueOn: letter.dueOn,
      }
}

/** Why a task is not to be done for this home at all; null when it is. */
function spareWhy(task: TenancyTask, { country, supply }: TenancyFacts): string | null {
  if (task === 'council' && country === 'IE') return 'There is no council tax in Ireland.'
  if (task === 'electricity' && supply === 'gas') return 'This home has gas only.'
  if ((task === 'gas' || task === 'gas-record') && supply === 'electricity') return 'This home has no gas.'
  return null
}

function hintFor(task: TenancyTask, { country, gasRecord }: TenancyFacts): string {
  if (task === 'gas-record' && gasRecord.standing === 'expired' && gasRecord.nextDue !== null)
    return `The last one ran out on ${dateInWords(gasRecord.nextDue)}.`
  if ((task === 'electricity' || task === 'gas') && country === 'GB')
    return 'Acquaint’s fields for Great Britain are not known: tell the supplier yourself, and note it here.'
  return ''
}

/** The letter that counts: of a tenancy whose end is known, the one that tells of it. */
function letterOf(task: TenancyTask, { letters, endsOn }: TenancyFacts): TaskLetter | undefined {
  const occasion = endsOn === null ? 'move-in' : 'move-out'
  return letters.find((letter) => letter.to === task && letter.occasion === occasion)
}

function submissionsOf(task: TenancyTask, { submissions }: TenancyFacts): TaskSubmission[] {
  return submissions.filter((one) => concerns(task, one))
}

function concerns(
  task: TenancyTask,
  { kind, electricity, gas }: { kind: SubmissionKind; electricity: boolean; gas: boolean },
): boolean {
  if (task === 'electricity') return kind === 'tenant-switch' && electricity
  if (task === 'gas') return kind === 'tenant-switch' && gas
  if (task === 'psr') return kind === 'psr-record'
  return task === 'appointment' && kind === 'appointment'
}
