import { checklistWords } from '#renderer/words/checklist.ts'
import type { Checklist } from '#shared/contract/tenancies.ts'
import type { Addressee, Occasion } from '#shared/domain/tenancies/letters.ts'
import type { TenancyTask } from '#shared/domain/tenancy-task.ts'

export type Task = Checklist['tasks'][number]

/** The name of a task at a home there: in Northern Ireland the rates are not the council's. */
export function taskWords(task: TenancyTask, country: Checklist['country']): string {
  const words = checklistWords()
  return task === 'council' && country === 'GB-NIR' ? words.rates : words.tasks[task]
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
  const words = checklistWords().next
  if (task.receiptId !== null)
    return { kind: 'link', href: `#/receipts/${task.receiptId}`, words: words.receipt }
  if (task.draftId !== null) {
    const href = task.state === 'blocked' ? `#/outbox/${task.draftId}` : `#/drafts/${task.draftId}`
    return { kind: 'link', href, words: words.goOn }
  }
  if (task.submissionId !== null)
    return { kind: 'link', href: `#/outbox/${task.submissionId}`, words: words.look }
  if (task.letterId !== null) return { kind: 'open-letter', id: task.letterId, words: words.letter }
  if (task.state !== 'not-started') return null
  if (task.task === 'water' || task.task === 'council')
    return {
      kind: 'letter',
      to: task.task,
      occasion: endsOn === null ? 'move-in' : 'move-out',
      words: words.write,
    }
  if (task.task === 'gas-record') return { kind: 'gas', words: words.record }
  const wizard = WIZARDS[task.task]
  // Acquaint takes no switch for a home in Great Britain.
  if (wizard === undefined || (wizard === 'tenant-switch' && country === 'GB')) return null
  return { kind: 'link', href: `#/new/${wizard}?home=${encodeURIComponent(homeId)}`, words: words.start }
}

/** How a letter may have been sent. */
export const SENT_HOW = ['e-mail', 'post', 'website', 'phone'] as const
export type SentHow = (typeof SENT_HOW)[number]
