import type { Checklist } from '#shared/contract/tenancies.ts'
import type { TaskState } from '#shared/domain/tenancies/checklist.ts'
import type { Addressee, Occasion } from '#shared/domain/tenancies/letters.ts'
import type { TenancyTask } from '#shared/domain/tenancy-task.ts'

export type Task = Checklist['tasks'][number]

/** What each task is called. */
export const TASK_WORDS: Readonly<Record<TenancyTask, string>> = {
  electricity: 'Electricity',
  gas: 'Gas',
  water: 'Water',
  council: 'Council',
  psr: 'Priority Services Register',
  'gas-record': 'Gas safety record',
  appointment: 'Appointment',
}

export const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  waiting: 'Waiting for them',
  blocked: 'Blocked',
  done: 'Done',
  'not-needed': 'Not needed',
}

/** The name of a task at a home there: in Northern Ireland the rates are not the council's. */
export function taskWords(task: TenancyTask, country: Checklist['country']): string {
  return task === 'council' && country === 'GB-NIR' ? 'Rates (Land & Property Services)' : TASK_WORDS[task]
}

const WIZARDS: Readonly<Partial<Record<TenancyTask, string>>> = {
  electricity: 'tenant-switch',
  gas: 'tenant-switch',
  psr: 'psr-record',
  appointment: 'appointment',
}

/** Where the next step of a task is, or what to press for it; null where there is nothing to do. */
export type NextStep =
  | { kind: 'link'; href: string; words: string }
  | { kind: 'letter'; to: Addressee; occasion: Occasion; words: string }
  | { kind: 'open-letter'; id: string; words: string }
  | { kind: 'gas'; words: string }

export function nextStep(task: Task, { homeId, country, endsOn }: Checklist): NextStep | null {
  if (task.receiptId !== null) return { kind: 'link', href: `#/receipts/${task.receiptId}`, words: 'Receipt' }
  if (task.draftId !== null) {
    const href = task.state === 'blocked' ? `#/outbox/${task.draftId}` : `#/drafts/${task.draftId}`
    return { kind: 'link', href, words: 'Go on' }
  }
  if (task.submissionId !== null)
    return { kind: 'link', href: `#/outbox/${task.submissionId}`, words: 'Look at it' }
  if (task.letterId !== null) return { kind: 'open-letter', id: task.letterId, words: 'The letter' }
  if (task.state !== 'not-started') return null
  if (task.task === 'water' || task.task === 'council')
    return {
      kind: 'letter',
      to: task.task,
      occasion: endsOn === null ? 'move-in' : 'move-out',
      words: 'Write to them',
    }
  if (task.task === 'gas-record') return { kind: 'gas', words: 'Add a record' }
  const wizard = WIZARDS[task.task]
  // Acquaint takes no switch for a home in Great Britain.
  if (wizard === undefined || (wizard === 'tenant-switch' && country === 'GB')) return null
  return { kind: 'link', href: `#/new/${wizard}?home=${encodeURIComponent(homeId)}`, words: 'Start' }
}

/** How a letter was sent, in words. */
export const SENT_HOW_OPTIONS = [
  { value: 'e-mail', label: 'By e-mail' },
  { value: 'post', label: 'By post' },
  { value: 'website', label: 'On their website' },
  { value: 'phone', label: 'By telephone' },
] as const
export type SentHow = (typeof SENT_HOW_OPTIONS)[number]['value']
