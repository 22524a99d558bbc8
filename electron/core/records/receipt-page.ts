import type { Receipt } from '#shared/contract/receipts.ts'
import { dateInWords } from '#shared/domain/calendar-date.ts'
import { howGivenWords } from '#shared/domain/consent-answers.ts'
import {
  afterWithdrawal,
  idLabel,
  receivedWords,
  whatHappensNext,
  wordOnReceipt,
} from '#shared/domain/receipt-words.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
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
${receipt.practice ? '<p class="practice">Practice: nothing left this computer</p>\n' : ''}<h1>${escape(heading)}</h1>
${caseID === undefined ? '' : `<p class="case">${escape(caseID)}</p>\n`}${wordOf(receipt)}<dl>
${rows([{ label: 'What', value: title }, ...receipt.view])}
</dl>
<dl>
${rows([
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

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escape(text)}</p>`).join('\n')
}

function wordOf(receipt: Receipt): string {
  const word = wordOnReceipt(receipt)
  return word === null ? '' : `<p class="word">${escape(word.text)}</p>\n`
}

function takenBack({ kind, withdrawn }: Receipt): string {
  if (withdrawn === null) return ''
  const how = howGivenWords(withdrawn.how)
  return `<h2>Agreement taken back</h2>
<dl>
${rows([
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
