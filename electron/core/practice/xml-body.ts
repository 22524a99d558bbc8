import { emptyModel, isEnumType, isObjectType, parseDateTime, parseInt32 } from './model.ts'
import type { Decoded, MemberType, Model, ObjectType, Value } from './model.ts'
import { readXmlText, XmlTextError, type XmlElement } from './xml-text.ts'

/**
 * Reads an XML body as .NET's XmlSerializer does (acquaint.md 5.1): elements in any order, unknown ones ignored,
 * the first of two counts. A wrong enum name or number, an empty or unreadable int, bool or date, a DTD, a wrong
 * root or namespace spoil the whole body: one error without a path, and no model.
 */
export function decodeXml(text: string, type: ObjectType): Decoded {
  if (text === '') return { model: null, errors: [] }
  try {
    const root = readXmlText(text)
    if (root.name !== type.object || root.namespace !== '') throw root.fail()
    return { model: fill(root, type), errors: [] }
  } catch (error) {
    if (!(error instanceof XmlTextError)) throw error
    return { model: null, errors: [{ path: '', message: error.message }] }
  }
}

function fill(element: XmlElement, type: ObjectType): Model {
  const model = emptyModel(type)
  const seen = new Set<string>()
  for (const child of element.children) {
    const member = type.members.find((candidate) => candidate.name === child.name)
    if (member === undefined || child.namespace !== '' || seen.has(member.name)) continue
    seen.add(member.name)
    model[member.name] = convert(child, member.type)
  }
  return model
}

function convert(element: XmlElement, type: MemberType): Value {
  if (isObjectType(type)) return fill(element, type)
  const value = element.children.length > 0 ? null : scalar(element.text, type)
  if (value === null) throw element.fail()
  return value
}

function scalar(text: string, type: Exclude<MemberType, ObjectType>): string | number | boolean | null {
  if (type === 'string') return text
  // Names only, to the letter: XmlSerializer takes no numbers here.
  if (isEnumType(type)) return [...type.names].find(([, name]) => name === text)?.[0] ?? null
  const trimmed = text.trim()
  if (type === 'int') return parseInt32(trimmed)
  if (type === 'date') return parseDateTime(trimmed, 'required')
  if (trimmed === 'true' || trimmed === '1') return true
  return trimmed === 'false' || trimmed === '0' ? false : null
}
