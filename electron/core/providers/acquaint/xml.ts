import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import type { CodeTable } from '#shared/domain/codes.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { readXml, type XmlElement } from '../xml-document.ts'
import { enumName, enumNumber } from './enum-names.ts'
import { pascalName, type Field, type XmlRoot } from './fields.ts'
import { isMembers, type Members } from '../../members.ts'
import { plainText } from './members.ts'

/** What XML 1.0 cannot carry at all, not even escaped; halves of surrogate pairs among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/**
 * Why a body cannot be written as XML: an enum without a confirmed name, or a character that XML forbids. Empty when it can.
 */
export function xmlProblems(
  body: Members,
  fields: readonly Field[],
  codes: CodeTable,
  before = '',
): Problem[] {
  return fields.flatMap((field) => {
    const value = body[field.name]
    const path = `${before}${field.name}`
    if (field.kind === 'object') {
      return isMembers(value) ? xmlProblems(value, field.members, codes, `${path}.`) : []
    }
    if (field.kind === 'enum' && typeof value === 'number' && enumName(codes, field.group, value) === null) {
      return [problem('HO-SWITCH-XML-NAME', path)]
    }
    if (field.kind === 'string' && typeof value === 'string' && FORBIDDEN.test(value)) {
      return [problem('HO-SWITCH-XML-CHARACTER', path)]
    }
    return []
  })
}

/**
 * A body as XML: PascalCase, documented order, enums by name, dates `yyyy-MM-ddTHH:mm:ss` without fraction or offset, no
 * declaration. What is absent is left out: never an empty element, never xsi:nil.
 * Throws when `xmlProblems` names a reason.
 */
export function encodeXml(body: Members, fields: readonly Field[], root: XmlRoot, codes: CodeTable): string {
  if (xmlProblems(body, fields, codes).length > 0) throw new TypeError('This body cannot be written as XML.')
  const attributes = root.attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')
  const lines = elements(body, fields, codes, '  ')
  return [`<${root.name}${attributes}>`, ...lines, `</${root.name}>`].join('\n')
}

/**
 * Reads a body of ours back, in any order of elements. Throws on what is not such a body: another root, an unknown element, a
 * name that the table does not have.
 */
export function decodeXml(text: string, fields: readonly Field[], root: XmlRoot, codes: CodeTable): Members {
  const element = readXml(text)
  if (element.name !== root.name) throw new TypeError(`The root element is not ${root.name}.`)
  return members(element, fields, codes)
}

/**
 * The same of a body that was sent some time ago: a name that the table no longer has, or an element that is not known any more, is left out.
 * Throws on another root.
 */
export function decodeKnownXml(
  text: string,
  fields: readonly Field[],
  root: XmlRoot,
  codes: CodeTable,
): Members {
  const element = readXml(text)
  if (element.name !== root.name) throw new TypeError(`The root element is not ${root.name}.`)
  return members(knownOf(element, fields, codes), fields, codes)
}

function knownOf(element: XmlElement, fields: readonly Field[], codes: CodeTable): XmlElement {
  const children = element.children.flatMap((child) => {
    const field = fields.find((one) => pascalName(one.name) === child.name)
    if (field === undefined) return []
    if (field.kind === 'object') return [knownOf(child, field.members, codes)]
    return field.kind === 'enum' && enumNumber(codes, field.group, child.text) === null ? [] : [child]
  })
  return { ...element, children }
}

/** `yyyy-MM-ddTHH:mm:ss`: xs:dateTime needs the seconds. */
export function xmlDate(text: string): string {
  const date = readCalendarDate(text)
  if (date === null) throw new TypeError('Not a calendar date.')
  return `${date.day}T${date.time ?? '00:00:00'}`
}

function elements(body: Members, fields: readonly Field[], codes: CodeTable, indent: string): string[] {
  return fields.flatMap((field) => {
    const value = body[field.name]
    if (value === undefined) return []
    const name = pascalName(field.name)
    if (field.kind === 'object') {
      if (!isMembers(value)) return []
      return [
        `${indent}<${name}>`,
        ...elements(value, field.members, codes, `${indent}  `),
        `${indent}</${name}>`,
      ]
    }
    return [`${indent}<${name}>${escapeXml(leafText(field, value, codes))}</${name}>`]
  })
}

function leafText(field: Field, value: unknown, codes: CodeTable): string {
  if (field.kind === 'enum' && typeof value === 'number') return enumName(codes, field.group, value) ?? ''
  if (field.kind === 'date' && typeof value === 'string') return xmlDate(value)
  return plainText(value)
}

function members(element: XmlElement, fields: readonly Field[], codes: CodeTable): Members {
  const result: Members = {}
  for (const child of element.children) {
    const field = fields.find((one) => pascalName(one.name) === child.name)
    if (field === undefined) throw new TypeError('The XML has an element that is not a member.')
    result[field.name] = leafValue(field, child, codes)
  }
  return result
}

function leafValue(field: Field, element: XmlElement, codes: CodeTable): unknown {
  switch (field.kind) {
    case 'object':
      return members(element, field.members, codes)
    case 'int':
      return wholeNumber(element.text)
    case 'bool':
      return trueOrFalse(element.text)
    case 'enum': {
      const number = enumNumber(codes, field.group, element.text)
      if (number === null) throw new TypeError('The XML has a name that the table of codes does not have.')
      return number
    }
    case 'date':
    case 'string':
      return element.text
  }
}

/** A whole number written in digits; numbers stay text until here. */
export function wholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text.trim())) throw new TypeError('Not a whole number.')
  return Number(text)
}

/** `true` or `false` as XML and forms write them. */
export function trueOrFalse(text: string): boolean {
  if (text.trim() === 'true') return true
  if (text.trim() === 'false') return false
  throw new TypeError('Neither true nor false.')
}

/** Carriage returns are escaped too: a reader would turn a bare one into a line feed. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
}
