import type { AnswerFormat } from './negotiation.ts'

export type AnswerValue = string | number | boolean | null

/** An answer by the names of the service's class; null strings are left out in XML and `null` in JSON. */
export interface AnswerModel {
  root: string
  members: readonly { name: string; value: AnswerValue }[]
}

/** ASP.NET's error body (acquaint.md 4). */
export interface HttpError {
  message: string
  messageDetail?: string
  modelState?: Readonly<Record<string, readonly string[]>>
  exceptionMessage?: string
  exceptionType?: string
}

/** Lower-cases the leading run of capitals but the last before a small letter: CaseID → caseID, as Json.NET. */
export function camelCase(name: string): string {
  let lowered = ''
  let at = 0
  for (; at < name.length; at += 1) {
    const letter = name.charAt(at)
    const next = name.charAt(at + 1)
    if (letter !== letter.toUpperCase() || letter === letter.toLowerCase()) break
    if (at > 0 && next !== '' && next === next.toLowerCase()) break
    lowered += letter.toLowerCase()
  }
  return lowered + name.slice(at)
}

/** `XmlConvert.EncodeLocalName`: what may not stand in a name becomes `_xHHHH_`; dots stay. */
export function encodeLocalName(name: string): string {
  return Array.from(name)
    .map((character, at, all) => {
      const escapes = character === '_' && /^x[0-9a-fA-F]{4}_/.test(all.slice(at + 1).join(''))
      const allowed = at === 0 ? /[\p{L}_]/u.test(character) : /[\p{L}\p{N}_.-]/u.test(character)
      if (allowed && !escapes) return character
      return [...Array(character.length).keys()]
        .map((unit) => `_x${character.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}_`)
        .join('')
    })
    .join('')
}

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`

/** Neither a declaration nor a BOM (acquaint.md 5.1). */
export function renderModel(model: AnswerModel, format: AnswerFormat): string {
  if (format === 'json') {
    return JSON.stringify(
      Object.fromEntries(model.members.map(({ name, value }) => [camelCase(name), value])),
    )
  }
  const members = model.members
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => element(name, escapeXml(String(value))))
  return `<${model.root} xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${members.join('')}</${model.root}>`
}

/** JSON in camelCase; XML with ModelState keys as element names and several messages of one key in one text. */
export function renderError(error: HttpError, format: AnswerFormat): string {
  const { modelState, ...texts } = error
  if (format === 'json') {
    const keys = Object.entries(modelState ?? {}).map(([key, messages]): [string, readonly string[]] => [
      camelCase(key),
      messages,
    ])
    const { message, ...others } = texts
    return JSON.stringify({
      message,
      ...(modelState === undefined ? {} : { modelState: Object.fromEntries(keys) }),
      ...others,
    })
  }
  const parts = [element('Message', escapeXml(error.message))]
  if (modelState !== undefined) {
    const inner = Object.entries(modelState).map(([key, messages]) =>
      element(encodeLocalName(key), escapeXml(messages.join(' '))),
    )
    parts.push(element('ModelState', inner.join('')))
  }
  if (error.messageDetail !== undefined) parts.push(element('MessageDetail', escapeXml(error.messageDetail)))
  if (error.exceptionMessage !== undefined)
    parts.push(element('ExceptionMessage', escapeXml(error.exceptionMessage)))
  if (error.exceptionType !== undefined) parts.push(element('ExceptionType', escapeXml(error.exceptionType)))
  return element('Error', parts.join(''))
}
