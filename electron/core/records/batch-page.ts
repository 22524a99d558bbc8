import { idLabel } from '#shared/domain/remote-ids.ts'
import { SUBMISSION_STATE_WORDS } from '#shared/domain/state-words.ts'
import { KIND_FACTS, receiverOf, SubmissionState } from '#shared/domain/submission.ts'
import type { BatchProof, FullRow, ProofRow } from './batch-proof.ts'
import { escapeHtml, lines, moment, standingPage } from './page-parts.ts'
import { BATCH_STYLE, RECEIPT_STYLE } from './receipt-style.ts'

/**
 * The receipt of a whole batch as a page of its own, to print or to keep. It names nobody in full unless somebody gave a reason, which
 * it then shows.
 */
export function batchPage(proof: BatchProof): string {
  const { batch, practice, disclosed, rows } = proof
  const heading = `${KIND_FACTS[batch.kind].title}: ${batch.counts.accepted} of ${batch.total} received by ${receiverOf(batch.kind)}`
  const practising = practice ? '<p class="practice">Practice: nothing left this computer</p>\n' : ''
  const main = `${practising}<h1>${escapeHtml(heading)}</h1>
${disclosed === null ? '' : `<p class="word">${escapeHtml(shownBecause(disclosed))}</p>\n`}<dl>
${lines([
  { label: 'Batch', value: batch.id },
  ...(disclosed === null ? [] : [{ label: 'File', value: batch.name }]),
  { label: 'Queued', value: `${moment(batch.madeAt)}, by ${batch.by}` },
  { label: 'Where', value: batch.connectionLabel },
  { label: 'Done', value: batch.doneAt === null ? 'Not yet' : moment(batch.doneAt) },
  ...SubmissionState.options
    .filter((state) => batch.counts[state] > 0)
    .map((state) => ({ label: SUBMISSION_STATE_WORDS[state], value: String(batch.counts[state]) })),
])}
</dl>
<table>
<thead><tr><th scope="col">Row</th><th scope="col">What became of it</th><th scope="col">What was sent</th><th scope="col">Proof</th></tr></thead>
<tbody>
${rows.map(rowOf).join('\n')}
</tbody>
</table>
<p class="quiet">The line is the row of the file as a spreadsheet shows it. The hashes stay when what was sent is erased.</p>`
  return standingPage({
    title: `Receipt of a batch: ${heading}`,
    style: RECEIPT_STYLE + BATCH_STYLE,
    main,
  })
}

function shownBecause({ reason, by, at }: NonNullable<BatchProof['disclosed']>): string {
  return `Shown in full to ${by} on ${moment(at)}, which the audit log says. Why: ${reason}`
}

function rowOf(row: ProofRow): string {
  return `<tr><th scope="row">${row.line}</th><td>${became(row)}</td><td>${sent(row)}</td><td class="proof">${proof(row)}</td></tr>`
}

function became({ state, sentAt, acceptedAt, remoteIds, onWhoseWord, problems, full }: ProofRow): string {
  const said = full?.problems ?? problems.map(({ path, code }) => ({ path, message: code }))
  return texts([
    SUBMISSION_STATE_WORDS[state],
    ...Object.entries(remoteIds).map(([name, value]) => `${idLabel(name)} ${value}`),
    ...(onWhoseWord === null ? [] : [`On the word of ${onWhoseWord}`]),
    ...(sentAt === null ? [] : [`Sent ${moment(sentAt)}`]),
    ...(acceptedAt === null ? [] : [`Received ${moment(acceptedAt)}`]),
    ...said.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
  ])
}

function sent({ view, full }: ProofRow): string {
  return (
    texts([...(full === null ? [] : [full.home]), ...view.map(({ label, value }) => `${label}: ${value}`)]) +
    (full === null ? '' : bodyOf(full))
  )
}

function bodyOf({ body }: FullRow): string {
  if (body === null) return '<p>What was sent has been erased.</p>'
  return `<pre>${escapeHtml(body)}</pre>`
}

function proof({ submissionId, receiptId, bodyHash, answerHash }: ProofRow): string {
  return texts([
    `Submission ${submissionId}`,
    ...(receiptId === null ? [] : [`Receipt ${receiptId}`]),
    ...(bodyHash === null ? [] : [`Sent ${bodyHash}`]),
    ...(answerHash === null ? [] : [`Answer ${answerHash}`]),
  ])
}

function texts(all: readonly string[]): string {
  return all.map((text) => `<div>${escapeHtml(text)}</div>`).join('')
}
