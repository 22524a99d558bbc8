import { dateInWords } from '#shared/domain/calendar-date.ts'
import { howGivenWords } from '#shared/domain/consent-answers.ts'
import { fullName } from '#shared/domain/person-name.ts'
import { idLabel } from '#shared/domain/remote-ids.ts'
import { SUBMISSION_STATE_WORDS } from '#shared/domain/state-words.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { escapeHtml, lines, moment, standingPage } from '../page-parts.ts'
import { BATCH_STYLE, RECEIPT_STYLE } from '../receipt-style.ts'
import type { ExportedSubmission, PersonExport } from './person-export.ts'

interface Line {
  label: string
  value: string
}

/** Everything about a person as a page to read, print or keep: no script, no file beside it, every value escaped. */
export function personPage(all: PersonExport): string {
  const [person] = all.person
  const name = person === undefined ? '' : fullName(person)
  const main = [
    `<h1>${escapeHtml(`Everything that is held about ${name}`)}</h1>`,
    `<p class="quiet">${escapeHtml(`Made on ${moment(all.madeAt)}, by ${all.madeBy}.`)}</p>`,
    ...all.person.map((one) =>
      list([
        { label: 'Name', value: [one.title, one.firstName, one.lastName].filter(Boolean).join(' ') },
        { label: 'Telephone', value: one.phone },
        { label: 'E-mail', value: one.email },
        { label: 'Born', value: one.dateOfBirth === null ? '' : dateInWords(one.dateOfBirth) },
        { label: 'Restricted', value: one.restricted ? 'Yes: nothing more is done with their data' : '' },
        ...answerLines(one.details),
      ]),
    ),
    section(
      'Homes',
      [
        ...all.tenancies.map(({ home, startsOn, endsOn, lead }) => ({
          label: lead ? 'Lead tenant' : 'Tenant',
          value: `${home}, from ${dateInWords(startsOn)}${endsOn === null ? '' : ` until ${dateInWords(endsOn)}`}`,
        })),
        ...all.owns.map((home) => ({ label: 'Landlord', value: home })),
      ],
      'No home is known.',
    ),
    section(
      'Whom it was shared with',
      all.sharedWith.flatMap(({ system, told }) =>
        told.map(({ kind, on, numbers }) => ({
          label: system,
          value: [
            kind === null ? 'Letter' : KIND_FACTS[kind].title,
            dateInWords(on),
            ...Object.entries(numbers).map(([id, value]) => `${idLabel(id).toLowerCase()} ${value}`),
          ].join(', '),
        })),
      ),
      'Nobody outside was told.',
    ),
    section(
      'Agreements and other bases',
      all.bases.flatMap(({ at, kind, basis, wordingText, withdrawn }) => [
        { label: KIND_FACTS[kind].title, value: moment(at) },
        ...(basis === null
          ? [{ label: 'Basis', value: 'Erased with what was sent' }]
          : [
              { label: 'Basis', value: basis.basis },
              { label: 'Given by', value: `${basis.givenBy}, ${howGivenWords(basis.how)}, ${basis.at}` },
              { label: 'For', value: basis.scope.join(', ') },
              { label: `Wording ${basis.wording}`, value: wordingText ?? 'Not one of Handover’s own' },
            ]),
        ...(withdrawn === null
          ? []
          : [
              {
                label: 'Taken back',
                value: `${dateInWords(withdrawn.at)}, ${howGivenWords(withdrawn.how)}, noted by ${withdrawn.notedBy}`,
              },
            ]),
      ]),
      'None is recorded.',
    ),
    '<h2>What was sent</h2>',
    ...(all.submissions.length === 0 ? ['<p>Nothing.</p>'] : all.submissions.map(submission)),
    section(
      'Receipts',
      all.receipts.flatMap((receipt) => [
        { label: receipt.id, value: `${KIND_FACTS[receipt.kind].title}, ${moment(receipt.acceptedAt)}` },
        ...receipt.view,
      ]),
      'None.',
    ),
    '<h2>Letters</h2>',
    ...(all.letters.length === 0
      ? ['<p>None.</p>']
      : all.letters.map(({ to, subject, text, madeAt }) =>
          paragraph(`${to}, ${moment(madeAt)}: ${subject}`, text),
        )),
    '<h2>Being prepared</h2>',
    ...(all.drafts.length + all.files.length === 0 ? ['<p>Nothing.</p>'] : []),
    ...all.drafts.map(({ title, answers }) => `<h3>${escapeHtml(title)}</h3>${list(answerLines(answers))}`),
    ...all.files.map((file) => `<p>${escapeHtml(`The file ${file} names them.`)}</p>`),
    section(
      'Photos',
      all.photos.map(({ hash, mediaType, width, height }) => ({
        label: `${width} × ${height}, ${mediaType}`,
        value: hash,
      })),
      'None.',
    ),
    section(
      'What was noted of it',
      all.audit.map(({ number, at, event, subject }) => ({
        label: String(number),
        value: `${moment(at)}: ${event} ${subject}`,
      })),
      'Nothing.',
    ),
    ...all.erasedBefore.map(
      ({ at, reason }) =>
        `<p>${escapeHtml(`Somebody of this name was erased on ${moment(at)}: ${reason}`)}</p>`,
    ),
  ].join('\n')
  return standingPage({ title: 'Everything about a person', style: RECEIPT_STYLE + BATCH_STYLE, main })
}

function submission({ kind, state, connection, createdAt, sentAt, sent, answers, says }: ExportedSubmission) {
  const facts = list([
    { label: 'State', value: SUBMISSION_STATE_WORDS[state] },
    { label: 'To', value: connection },
    { label: 'Made', value: moment(createdAt) },
    { label: 'Sent', value: sentAt === null ? 'Not sent' : moment(sentAt) },
    ...says.map(({ path, text }) => ({ label: path, value: text })),
  ])
  return [
    `<h3>${escapeHtml(KIND_FACTS[kind].title)}</h3>`,
    facts,
    sent === null
      ? `<p class="quiet">${says.length > 0 ? 'It is about somebody else; this is what it says of this person.' : 'What was sent is no longer kept.'}</p>`
      : `<p>Exactly what was sent:</p><pre>${escapeHtml(sent)}</pre>`,
    ...(answers === null ? [] : [`<p>What was typed:</p>${list(answerLines(answers))}`]),
  ].join('\n')
}

function section(title: string, items: readonly Line[], none: string): string {
  return `<h2>${escapeHtml(title)}</h2>\n${items.length === 0 ? `<p>${escapeHtml(none)}</p>` : list(items)}`
}

function list(items: readonly Line[]): string {
  return `<dl>\n${lines(items.filter(({ value }) => value !== ''))}\n</dl>`
}

function paragraph(title: string, text: string): string {
  return `<h3>${escapeHtml(title)}</h3><pre>${escapeHtml(text)}</pre>`
}

function answerLines(answers: Readonly<Record<string, string>>): Line[] {
  return Object.entries(answers).map(([label, value]) => ({ label, value }))
}
