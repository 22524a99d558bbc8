import type { AnswerBody } from './answer-body.ts'

const LONGEST_MESSAGE = 300
const LONGEST_DETAIL = 120

/** A text of the service fit to be shown: one line, not long, without control characters and without our secrets. */
export function serviceText(text: string, secrets: readonly string[]): string {
  const line = withoutSecrets(text, secrets)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}…`
}

/**
 * A short technical note about an answer for the log of attempts: status, kind, and what a page of plain text or HTML says, with
 * everything that could be a person's data or a secret cut out. What JSON and XML say is told as problems instead.
 */
export function answerDetail(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: AnswerBody,
  secrets: readonly string[],
): string {
  const start = [
    'HTTP',
    status,
    nameIn(headers['content-type'], secrets),
    nameIn(headers['content-encoding'], secrets),
  ]
    .filter((part) => part !== '')
    .join(' ')
  const said = body.kind === 'text' ? pageText(body.text, body.html) : ''
  const masked = serviceText(said, secrets)
    .replace(/\S+@\S+/g, '…')
    .replace(/\d[\d ().+-]{3,}\d/g, '…')
    .slice(0, LONGEST_DETAIL)
    .trim()
  return masked === '' ? start : `${start}: ${masked}`
}

/** The name that a header begins with, such as `application/json`; '' when it is none. */
function nameIn(header: string | undefined, secrets: readonly string[]): string {
  const name = /^[\w.+-]+(\/[\w.+-]+)?/.exec(withoutSecrets(header ?? '', secrets))?.[0] ?? ''
  return name.slice(0, 60).toLowerCase()
}

/** Every length is limited: a page made of beginnings of titles would be searched from each of them to its end. */
function pageText(text: string, html: boolean): string {
  if (!html) return text
  const title = /<title(?:\s[^<>]{0,200})?>([^<]{1,200})<\/title>/i.exec(text)?.[1]
  return title ?? ''
}

/** With the secrets cut out, also as they stand in a page that quotes the request. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (text === '') return text
  let spellings = SPELLINGS.get(secrets)
  if (spellings === undefined) SPELLINGS.set(secrets, (spellings = spellingsOf(secrets)))
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '…'), text)
}

/** How the secrets of one answer are spelled: many texts of it are looked through. Gone with the list that they were given in. */
const SPELLINGS = new WeakMap<readonly string[], readonly string[]>()

function spellingsOf(secrets: readonly string[]): string[] {
  return secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      inMarkup(secret),
      encodeURIComponent(secret.toWellFormed()),
    ])
}

function inMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
