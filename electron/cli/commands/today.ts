import type { Due, Overview } from '#shared/contract/today.ts'
import { dateInWords, today } from '#shared/domain/calendar-date.ts'
import { dueWords } from '#shared/domain/follow-up.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { submissionLine } from '../print.ts'
import { withProfile } from '../profile.ts'

/** One thing on a line: under what it stands on Today, and the line for people. */
interface Line {
  under: 'attention' | 'due' | 'progress' | 'done'
  text: string
  /** For scripts. */
  data: Record<string, unknown>
}

export const todayCommand: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      const lines = linesOf(await client.today.overview(), today())
      for (const { under, text, data } of lines)
        context.terminal.out(common.json ? JSON.stringify({ under, ...data }) : `${under}  ${text}`)
      if (lines.length === 0) context.terminal.note('There is nothing to do.')
      return EXIT.done
    })
  },
}

/** What Today shows, in its order. */
function linesOf(overview: Overview, day: string): Line[] {
  const { refused, attention, blocked, due, empty, waiting, drafts, letters, done } = overview
  return [
    ...refused.map(({ id, label }): Line => ({
      under: 'attention',
      text: `${id}  ${label}  sign-in refused`,
      data: { what: 'connection', id, label },
    })),
    ...attention.submissions.map((one) => submissionOn('attention', one)),
    ...blocked.drafts.map((one) => draftOn('attention', one)),
    ...due.items.map((one): Line => ({ under: 'due', text: dueLine(one, day), data: { ...one } })),
    ...empty.homes.map(({ homeId, title, since }): Line => ({
      under: 'progress',
      text: `${homeId}  ${title}  empty since ${dateInWords(since)}`,
      data: { what: 'empty', subject: homeId, title, since },
    })),
    ...waiting.submissions.map((one) => submissionOn('progress', one)),
    ...drafts.drafts.map((one) => draftOn('progress', one)),
    ...letters.map((one): Line => ({
      under: 'progress',
      text: `${one.subject}  ${one.title}  a letter; they should answer by ${dateInWords(one.since)}`,
      data: { ...one },
    })),
    ...done.map((one) => submissionOn('done', one)),
  ]
}

function submissionOn(under: Line['under'], submission: Overview['done'][number]): Line {
  const { id, kind, state, title, remoteIds, receiptId } = submission
  return {
    under,
    text: submissionLine(submission),
    data: { what: 'submission', id, kind, state, title, remoteIds, receiptId },
  }
}

function draftOn(
  under: Line['under'],
  { id, kind, title, blocked }: Overview['drafts']['drafts'][number],
): Line {
  const why = blocked === null ? '' : `  blocked: ${blocked}`
  return {
    under,
    text: `${id}  ${kind}  draft  ${title}${why}`,
    data: { what: 'draft', id, kind, title, blocked },
  }
}

function dueLine(due: Due, day: string): string {
  return `${due.subject}  ${due.what}  ${due.title}  ${dueWords(due, day)}`
}
