import { readXml, type XmlElement } from './xml-document.ts'
import { isMembers, type Members } from '../members.ts'

/** An answer's body read by its own Content-Type: the service may answer in another format than it was asked in, or with an HTML page. */
export type AnswerBody =
  | { kind: 'object'; members: Members }
  | { kind: 'xml'; root: XmlElement }
  | { kind: 'text'; text: string; html: boolean }
  | { kind: 'empty' }

/**
 * What a number of JSON is read as. A number of JavaScript may have lost digits of it; `source` is how it was written.
 */
export type NumberReading = (member: string, value: number, source: string) => unknown

/** Reads an answer's body. Never throws: what claims to be JSON or XML and is not counts as text. */
export function readAnswerBody(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  numbers: NumberReading | null = null,
): AnswerBody {
  // What was packed small may be endless once it is unpacked, and nobody asked for it.
  if (isEncoded(headers)) return { kind: 'text', text: '', html: false }
  const contentType = (headers['content-type'] ?? '').toLowerCase()
  // Two types, in two headers or in one, contradict each other.
  const type = contentType.includes(',') ? 'unknown' : (contentType.split(';')[0] ?? '').trim()
  const text = decode(body, contentType)
  // A case number with a letter that could not be read would be another case number.
  if (text === null) return plain(new TextDecoder().decode(body), /html/.test(type))
  if (text.trim() === '') return { kind: 'empty' }
  if (/^(application|text)\/([\w.-]+\+)?json$/.test(type)) return readJson(text, numbers)
  if (/^(application|text)\/([\w.-]+\+)?xml$/.test(type) && type !== 'application/xhtml+xml')
    return readXmlText(text)
  if (type === '') return readUntyped(text, numbers)
  return plain(text, /html/.test(type))
}

/** A member by its name in any case: the service writes camelCase, but documents PascalCase. Own members only. */
export function memberOf(members: Members, name: string): unknown {
  const key = Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : members[key]
}

/** Whether an XML element says that it holds nothing, as .NET writes nulls. */
export function isNil(element: XmlElement): boolean {
  return [...element.attributes].some(
    ([name, value]) => /(^|:)nil$/.test(name) && (value.trim() === 'true' || value.trim() === '1'),
  )
}

/** An answer that does not say what it is may be looked at (RFC 9110, 8.3); one that says wrongly is not second-guessed. */
function readUntyped(text: string, numbers: NumberReading | null): AnswerBody {
  const json = readJson(text, numbers)
  return json.kind === 'object' ? json : readXmlText(text)
}

function readJson(text: string, numbers: NumberReading | null): AnswerBody {
  try {
    const value: unknown = numbers === null ? JSON.parse(text) : JSON.parse(text, reviver(numbers))
    if (isMembers(value)) return { kind: 'object', members: value }
    return plain(typeof value === 'string' ? value : text, false)
  } catch {
    return plain(text, false)
  }
}

/** The engine tells how a number was written (“JSON.parse source text access” of ECMAScript); its declarations do not know of it yet. */
function reviver(numbers: NumberReading) {
  return (member: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' ? numbers(member, value, context?.source ?? String(value)) : value
}

function readXmlText(text: string): AnswerBody {
  try {
    return { kind: 'xml', root: readXml(text) }
  } catch {
    return plain(text, false)
  }
}

function plain(text: string, html: boolean): AnswerBody {
  return { kind: 'text', text, html: html || /^\s*<(!doctype\s+html|html)/i.test(text) }
}

function isEncoded(headers: Readonly<Record<string, string>>): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? ''
  return encoding !== '' && encoding !== 'identity'
}

/** The text, or null when the bytes are not of the character set they are said to be of. */
function decode(body: Uint8Array, contentType: string): string | null {
  const charset = /charset\s*=\s*"?([\w-]+)/.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return decoderOf(charset).decode(body)
  } catch {
    return null
  }
}

/** A character set that nobody knows: what is UTF-8 all the same is better than nothing. */
function decoderOf(charset: string) {
  if (charset === 'utf-8') return UTF_8
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    return UTF_8
  }
}

/** Nearly every answer is of it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true })
