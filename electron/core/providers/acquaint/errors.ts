import type { Problem } from '#shared/domain/problem.ts'
import { childOf, type XmlElement } from '../xml-document.ts'
import { memberOf, type AnswerBody } from '../answer-body.ts'
import { isMembers } from '../../members.ts'
import { serviceText } from '../service-text.ts'

/** One message of an ASP.NET HttpError. `key` is its ModelState key, or '' for the whole body. */
interface ServiceMessage {
  key: string
  text: string
}

/**
 * The problems that a refusing answer names, each on the member it is about, as far as that can be told. There is always at least
 * one. `paths` are the paths of the request body; `secrets` are cut out of every text.
 * The shape is that of ASP.NET Web API's HttpError; the service's own pages document none.
 */
export function serviceProblems(
  body: AnswerBody,
  status: number,
  paths: readonly string[],
  secrets: readonly string[],
): Problem[] {
  const code = `HO-ACQ-${status}`
  const messages = messagesOf(body)
    .slice(0, MOST_MESSAGES)
    .map((one) => ({ key: one.key, text: serviceText(one.text, secrets) }))
    .filter((one) => one.text !== '')
  if (messages.length === 0) {
    return [
      {
        path: '',
        message: `Acquaint refused it (status ${status}) and did not say why.`,
        fix: FIX_UNTOLD,
        from: 'service',
        code,
      },
    ]
  }
  return messages.map(({ key, text }) => {
    const path = pathOfKey(key, paths) ?? pathInText(text, paths) ?? ''
    const about = path === '' && key.includes('.') ? ` about “${serviceText(key, secrets)}”` : ''
    const fix = path === '' ? FIX_UNTOLD : 'Correct it and send again.'
    return { path, message: `Acquaint says${about}: ${text}`, fix, from: 'service', code }
  })
}

/** Nobody reads more, and the store keeps them all. */
const MOST_MESSAGES = 50
/** None of our paths is nearly as long; searching a longer text for them would take its time. */
const LONGEST_KEY = 200
const FIX_UNTOLD = 'Check the answers; if they are right, ask Acquaint, with the time and the code.'

/** Drops the name of the service's parameter (`newSwitch.Property.Mprn`) and finds our path whatever the case. */
function pathOfKey(key: string, paths: readonly string[]): string | null {
  if (key.length > LONGEST_KEY) return null
  const plain = key.replace(/\[([^\]]*)\]/g, '.$1').toLowerCase()
  const withoutFirst = plain.slice(plain.indexOf('.') + 1)
  return find(paths, plain.includes('.') ? withoutFirst : '') ?? find(paths, plain) ?? null
}

/** Json.NET names the place at the end of its text: `… Path 'property.mprn', line 3, position 12.` */
function pathInText(text: string, paths: readonly string[]): string | null {
  const named = /\bPath '([^']{1,200})'/.exec(text)?.[1]
  return named === undefined ? null : (find(paths, named.toLowerCase()) ?? null)
}

function find(paths: readonly string[], lower: string): string | undefined {
  return paths.find((path) => path.toLowerCase() === lower)
}

function messagesOf(body: AnswerBody): ServiceMessage[] {
  switch (body.kind) {
    case 'object':
      return messagesOfObject(body.members)
    case 'xml':
      return messagesOfXml(body.root)
    case 'text':
      return body.html ? [] : [{ key: '', text: body.text }]
    case 'empty':
      return []
  }
}

function messagesOfObject(members: Readonly<Record<string, unknown>>): ServiceMessage[] {
  const state = memberOf(members, 'modelState')
  const fields = isMembers(state)
    ? Object.entries(state).flatMap(([key, value]) => textsOf(value).map((text) => ({ key, text })))
    : []
  return fields.length > 0 ? fields : general((name) => memberOf(members, name))
}

function messagesOfXml(root: XmlElement): ServiceMessage[] {
  const fields = (childOf(root, 'ModelState')?.children ?? []).map((child) => ({
    key: decodeXmlName(child.name),
    text: child.text,
  }))
  if (fields.length > 0) return fields
  const said = general((name) => childOf(root, name)?.text)
  return said.length > 0 ? said : [{ key: '', text: root.text }]
}

/** Message and what explains it, in one text. The stack of an exception is nobody's concern here. */
function general(valueOf: (name: string) => unknown): ServiceMessage[] {
  const parts = ['message', 'messageDetail', 'exceptionMessage'].flatMap((name) => textsOf(valueOf(name)))
  return parts.length === 0 ? [] : [{ key: '', text: parts.join(' ') }]
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : []
}

/** .NET writes characters that an XML name cannot have as `_x005B_`. */
function decodeXmlName(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
