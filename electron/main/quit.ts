import { clockInWords, dayInWords } from '#shared/domain/instant.ts'
import type { Progress } from '#shared/contract/submissions.ts'
import type { SendingNow } from '#core/outbox/outbox.ts'
import { hasMoreToSend } from './sending-state.ts'

/** A question of the system's own look. */
export interface Question {
  type: 'question'
  title: string
  message: string
  detail: string
  buttons: string[]
  defaultId: number
  cancelId: number
  noLink: boolean
  signal: AbortSignal
}

export interface QuitHost {
  /** What this process sends, and how far it is; null when there is no profile, or it tells nothing. */
  now(): Promise<SendingNow | null>
  progress(): Promise<Progress | null>
  /** Shows it on the window, or by itself when there is none, and gives the number of the button. */
  ask(question: Question): Promise<{ response: number }>
}

/**
 * Whether Handover may quit now: at once when there is nothing to send by itself; else the user says. An aborted signal takes the
 * question away.
 */
export async function mayQuit(host: QuitHost, signal: AbortSignal): Promise<boolean> {
  const now = await host.now()
  if (now === null || !hasMoreToSend(now)) return true
  const progress = await host.progress()
  if (signal.aborted || progress === null) return true
  const { response } = await host.ask({
    type: 'question',
    title: 'Handover',
    ...quitWords(now, progress, new Date()),
    buttons: ['Keep sending', 'Quit now'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1
}

/** What goes on so soon needs no time of day. */
const AT_ONCE_MS = 60_000

/** The question in words: how far it is, and what becomes of the rest. */
export function quitWords(
  now: Pick<SendingNow, 'underWay' | 'nextAt'>,
  { total, settled, left }: Pick<Progress, 'total' | 'settled' | 'left'>,
  at: Date,
): { message: string; detail: string } {
  const later = now.underWay === 0 && now.nextAt !== null && now.nextAt - at.getTime() > AT_ONCE_MS
  const done =
    total === 1
      ? now.underWay === 1
        ? 'One submission is on its way.'
        : 'One submission waits to be sent.'
      : `${count(settled)} of ${count(total)} ${settled === 1 ? 'is' : 'are'} sent.`
  const next = later && now.nextAt !== null ? ` The next goes ${momentWords(new Date(now.nextAt), at)}.` : ''
  const first = now.underWay > 0 ? 'what is on its way is finished first' : ''
  const rest =
    left === 0
      ? ''
      : total === 1
        ? 'it stays in the outbox and goes on when Handover is opened again'
        : `the other ${left === 1 ? 'one stays in the outbox and goes' : `${count(left)} stay in the outbox and go`} on when Handover is opened again`
  const then = [first, rest].filter((part) => part !== '').join('; ')
  return {
    message: later ? 'Handover has not sent everything yet.' : 'Handover is still sending.',
    detail: `${done}${next} If you quit now, ${then}.`,
  }
}

const count = (number: number) => number.toLocaleString('en-GB')

/** `at 9:30am`, and on another day `on 21 November 2026 at 9:30am`; by this computer's clock. */
function momentWords(moment: Date, now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const time = `at ${clockInWords(`${two(moment.getHours())}:${two(moment.getMinutes())}`)}`
  if (moment.toDateString() === now.toDateString()) return time
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `on ${dayInWords(day)} ${time}`
}
