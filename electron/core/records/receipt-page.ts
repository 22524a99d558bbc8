import type { Receipt } from '#shared/contract/receipts.ts'
import { dateInWords } from '#shared/domain/calendar-date.ts'
import { howGivenWords } from '#shared/domain/consent-answers.ts'
import { afterWithdrawal, whatHappensNext, wordOnReceipt } from '#shared/domain/receipt-words.ts'
import { idLabel, receivedWords } from '#shared/domain/remote-ids.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
import { escapeHtml, lines, longDate, moment, standingPage } from './page-parts.ts'
import { RECEIPT_STYLE } from './receipt-style.ts'

/**
 * A receipt as a page of its own, to print or to keep: no script, no file beside it, every value escaped.
 * It says that it was received and what follows; there is no status to poll, so it says nothing of how far it is.
 */
export function receiptPage(receipt: Receipt): string {
  const receiver = receiverOf(receipt.kind)
  const { title } = KIND_FACTS[receipt.kind]
  const { caseID } = receipt.remoteIds
  const heading = receivedWords(receiver, receipt.remoteIds)
  const main = `${receipt.practice ? '<p class="practice">Practice: nothing left this computer</p>\n' : ''}<h1>${escapeHtml(heading)}</h1>
${caseID === undefined ? '' : `<p class="case">${escapeHtml(caseID)}</p>\n`}${wordOf(receipt)}<dl>
${lines([{ label: 'What', value: title }, ...receipt.view])}
</dl>
<dl>
${lines([
  ...Object.entries(receipt.remoteIds).map(([name, value]) => ({ label: idLabel(name), value })),
  ...(receipt.location === null ? [] : [{ label: 'Kept at', value: receipt.location }]),
  { label: 'Where', value: `${receipt.connectionLabel}, ${receipt.endpoint}` },
  { label: 'Sent', value: `${moment(receipt.sentAt)}, as ${receipt.format.toUpperCase()}` },
  { label: receipt.onWhoseWord === null ? 'Received' : 'Confirmed', value: moment(receipt.acceptedAt) },
  { label: 'Sent by', value: receipt.by },
])}
</dl>
<h2>What happens next</h2>
${paragraphs(whatHappensNext(receipt))}
${takenBack(receipt)}<dl class="proof">
${lines([
  { label: 'Receipt', value: receipt.id },
  { label: 'Submission', value: receipt.submissionId },
  { label: 'Hash of what was sent', value: receipt.bodyHash },
  ...(receipt.answerHash === null ? [] : [{ label: 'Hash of the answer', value: receipt.answerHash }]),
])}
</dl>
<p class="quiet">${escapeHtml(kept(receipt))}</p>`
  return standingPage({ title: `Receipt: ${heading}`, style: RECEIPT_STYLE, main })
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')
}

function wordOf(receipt: Receipt): string {
  const word = wordOnReceipt(receipt)
  return word === null ? '' : `<p class="word">${escapeHtml(word.text)}</p>\n`
}

function takenBack({ kind, withdrawn }: Receipt): string {
  if (withdrawn === null) return ''
  const how = howGivenWords(withdrawn.how)
  return `<h2>Agreement taken back</h2>
<dl>
${lines([
  { label: 'When', value: dateInWords(withdrawn.at) },
  { label: 'How', value: how },
  { label: 'Noted', value: `${moment(withdrawn.notedAt)}, by ${withdrawn.notedBy}` },
])}
</dl>
${paragraphs([afterWithdrawal(kind)])}
`
}

function kept(receipt: Receipt): string {
  if (!receipt.bodyKept || receipt.bodyKeptUntil === null)
    return 'What was sent has been erased. The hashes above remain.'
  return `What was sent is kept until ${longDate(new Date(receipt.bodyKeptUntil))}, then only this receipt.`
}
