import type { Receipt } from '#shared/contract/receipts.ts'
import { dateInWords } from '#shared/domain/calendar-date.ts'
import { CHASE_AFTER_WORKING_DAYS, chaseFrom } from '#shared/domain/chase.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
import { RECEIPT_STYLE } from './receipt-style.ts'

/** What the remote systems' ids are called on paper; any other goes by its own name. */
const ID_LABELS: Record<string, string> = {
  caseID: 'Case number',
  switchOverID: 'Switch number',
  id: 'Their number',
}

/**
 * A receipt as a page of its own, to print or to keep: no script, no file beside it, every value escaped.
 * It says that it was received, and when to ask; there is no status to poll, so it says nothing of how far it is.
 */
export function receiptPage(receipt: Receipt): string {
  const receiver = receiverOf(receipt.kind)
  const { title } = KIND_FACTS[receipt.kind]
  const caseNumber = receipt.remoteIds['caseID'] ?? receipt.remoteIds['id'] ?? null
  const heading =
    caseNumber === null ? `Received by ${receiver}` : `Received by ${receiver}, case ${caseNumber}`
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Receipt: ${escape(heading)}</title>
<style>${RECEIPT_STYLE}</style>
</head>
<body>
<main>
${receipt.practice ? '<p class="practice">Practice: not a real switch</p>\n' : ''}<h1>${escape(heading)}</h1>
${caseNumber === null ? '' : `<p class="case">${escape(caseNumber)}</p>\n`}${wordOf(receipt, receiver)}<dl>
${rows([{ label: 'What', value: title }, ...receipt.view])}
</dl>
<dl>
${rows([
  ...Object.entries(receipt.remoteIds).map(([name, value]) => ({ label: ID_LABELS[name] ?? name, value })),
  { label: 'Where', value: `${receipt.connectionLabel}, ${receipt.endpoint}` },
  { label: 'Sent', value: `${moment(receipt.sentAt)}, as ${receipt.format.toUpperCase()}` },
  { label: receipt.onWhoseWord === null ? 'Received' : 'Confirmed', value: moment(receipt.acceptedAt) },
  { label: 'Sent by', value: receipt.by },
])}
</dl>
<h2>What happens next</h2>
<p>${escape(chase(receipt, receiver, caseNumber))}</p>
<dl class="proof">
${rows([
  { label: 'Receipt', value: receipt.id },
  { label: 'Submission', value: receipt.submissionId },
  { label: 'Hash of what was sent', value: receipt.bodyHash },
  ...(receipt.answerHash === null ? [] : [{ label: 'Hash of the answer', value: receipt.answerHash }]),
])}
</dl>
<p class="quiet">${escape(kept(receipt))}</p>
</main>
</body>
</html>
`
}

function rows(items: readonly { label: string; value: string }[]): string {
  return items
    .map(({ label, value }) => `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`)
    .join('\n')
}

function wordOf(receipt: Receipt, receiver: string): string {
  if (receipt.onWhoseWord === null) return ''
  const text = `On the word of ${receipt.onWhoseWord}: no answer came when it was sent, and ${receiver} said afterwards that they have it.`
  return `<p class="word">${escape(text)}</p>\n`
}

function chase(receipt: Receipt, receiver: string, caseNumber: string | null): string {
  const quoting = caseNumber === null ? '' : ` and quote case ${caseNumber}`
  const day = dateInWords(chaseFrom(receipt.acceptedAt))
  return `${receiver} has the details. If you have heard nothing by ${day} (${CHASE_AFTER_WORKING_DAYS} working days), ring them${quoting}. There is no way to ask them by computer how far it is.`
}

function kept(receipt: Receipt): string {
  if (!receipt.bodyKept || receipt.bodyKeptUntil === null)
    return 'What was sent has been erased. The hashes above remain.'
  return `What was sent is kept until ${longDate(new Date(receipt.bodyKeptUntil))}, then only this receipt.`
}

/** `20 November 2026`, where this computer is. */
function longDate(at: Date): string {
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** `20 November 2026, 9:30am`. */
function moment(iso: string): string {
  const at = new Date(iso)
  const time = at.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true })
  return `${longDate(at)}, ${time.replace(/\s/g, '').toLowerCase()}`
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
