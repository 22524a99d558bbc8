import * as v from 'valibot'
import { isMembers, type Members } from '../members.ts'
import type { AnswerBody } from './answer-body.ts'

/** What one error of an answer says. '' where it says nothing. */
export interface ErrorObject {
  title: string
  detail: string
  /** The service's own code for it, such as `105`. */
  code: string
  /** What is wrong, in one word, such as `required`. */
  kind: string
  /** A JSON Pointer into the request. */
  pointer: string
  /** The name of a query parameter, or of whatever the service takes for one. */
  parameter: string
  /** The name of an attribute or relationship. */
  field: string
}

const text = v.fallback(v.string(), '')
const Source = v.fallback(v.object({ pointer: text, parameter: text }), { pointer: '', parameter: '' })
const Meta = v.fallback(v.object({ field: text, type: text }), { field: '', type: '' })
const ErrorOfAnswer = v.object({ title: text, detail: text, code: text, source: Source, meta: Meta })

/** Nobody reads more, and the store keeps them all. */
const MOST_ERRORS = 50

/**
 * The errors of an answer, in either shape: `{errors: […]}`, or one error by itself without anything around it (both documented for
 * Ctrl Hub). None when the answer is neither. Never throws.
 */
export function errorObjects(body: AnswerBody): ErrorObject[] {
  if (body.kind !== 'object') return []
  return rawErrors(body.members)
    .slice(0, MOST_ERRORS)
    .flatMap((raw) => {
      const parsed = v.safeParse(ErrorOfAnswer, raw)
      if (!parsed.success) return []
      const { title, detail, code, source, meta } = parsed.output
      const { pointer, parameter } = source
      return [{ title, detail, code, kind: meta.type, pointer, parameter, field: meta.field }]
    })
    .filter((error) => Object.values(error).some((said) => said.trim() !== ''))
}

function rawErrors(members: Members): readonly unknown[] {
  if (!Object.hasOwn(members, 'errors')) return [members]
  const { errors } = members
  return Array.isArray(errors) ? errors : [errors]
}

/** The names of a request's fields: those it has, and which of those it may lack are relationships. */
export interface RequestFields {
  attributes: Members
  relationships: Members
  /** Whether a name that the request lacks is that of a relationship. */
  isRelationship(name: string): boolean
}

/** The fields of a request as it was sent; none when it is no JSON:API document. */
export function requestFields(body: Uint8Array, isRelationship: (name: string) => boolean): RequestFields {
  const members = (value: unknown): Members => (isMembers(value) ? value : {})
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(body))
    const data = members(members(document)['data'])
    const { attributes, relationships } = data
    return { attributes: members(attributes), relationships: members(relationships), isRelationship }
  } catch {
    return { attributes: {}, relationships: {}, isRelationship }
  }
}

/**
 * The path in the request body (`data.attributes.priority`) that an error is about: by its pointer, else by the field or parameter it
 * names, else by a field that its text names; null when it names none.
 */
export function pathOfError(error: ErrorObject, fields: RequestFields): string | null {
  return (
    pathOfPointer(error.pointer) ??
    pathOfField(error.field, fields, 'any') ??
    pathOfField(error.parameter, fields, 'relationship') ??
    pathOfLacking(error, fields) ??
    pathInText(`${error.detail} ${error.title}`, fields)
  )
}

const LONGEST_NAME = 200
const PART = /^[\w-]{1,80}$/

/** `/data/attributes/extra_info/0/value` is `data.attributes.extra_info.0.value`. */
function pathOfPointer(pointer: string): string | null {
  if (pointer.length > LONGEST_NAME) return null
  const parts = pointer.replace(/^#/, '').split('/').slice(1)
  const below = parts[0] === 'data' ? parts.slice(1) : parts
  const [kind] = below
  if (kind !== 'attributes' && kind !== 'relationships') return null
  return below.length > 1 && below.every((part) => PART.test(part)) ? `data.${below.join('.')}` : null
}

/**
 * A name with or without what stands around it: `priority`, `attributes.priority`, `meter.id`, `extra_info[0].value`. One that the request
 * lacks may be any field, or, where it could be the name of something else (a parameter of the query), only a relationship.
 */
function pathOfField(name: string, fields: RequestFields, lacking: 'any' | 'relationship'): string | null {
  if (name.length > LONGEST_NAME) return null
  const parts = name
    .replace(/\[(\w*)\]/g, '.$1')
    .split(/[./]/)
    .filter((part) => part !== '')
  const below = parts[0] === 'data' ? parts.slice(1) : parts
  const [kind, ...rest] = below
  const plain = kind === 'attributes' || kind === 'relationships' ? rest : below
  const [field] = plain
  if (field === undefined || !plain.every((part) => PART.test(part))) return null
  if (Object.hasOwn(fields.attributes, field)) return `data.attributes.${plain.join('.')}`
  if (Object.hasOwn(fields.relationships, field)) return `data.relationships.${field}`
  if (kind === 'relationships' || fields.isRelationship(field)) return `data.relationships.${field}`
  return lacking === 'any' ? `data.attributes.${plain.join('.')}` : null
}

/** `meter is required`: a field that is not in the request to be found there. */
function pathOfLacking({ detail, kind }: ErrorObject, fields: RequestFields): string | null {
  const name = /^["'`“]?([a-z][\w-]{0,79})["'`”]? (?:is|was) (?:required|missing)\b/i.exec(detail)?.[1]
  return name === undefined ? null : pathOfField(name, fields, kind === 'required' ? 'any' : 'relationship')
}

/**
 * The only field of the request that a text names as one: in quotation marks, with a low line or dash in it, or as what the sentence is about. A
 * word such as “operation” may be there for itself.
 */
function pathInText(said: string, fields: RequestFields): string | null {
  const all = said.slice(0, 1000)
  const names = [...Object.keys(fields.attributes), ...Object.keys(fields.relationships)]
  const named = names.filter((name) => PART.test(name) && isNamed(name, all))
  const [only] = named
  return only !== undefined && named.length === 1 ? pathOfField(only, fields, 'relationship') : null
}

function isNamed(name: string, said: string): boolean {
  const word = /[_-]/.test(name) ? `(?<![\\w-])${name}(?![\\w-])` : `["'\`“‘]${name}["'\`”’]`
  const subject = `^\\s*(?:the )?${name} (?:is|was|must|should|has|cannot|can't|may not|field|attribute|relationship)\\b`
  return new RegExp(`${word}|${subject}`, 'i').test(said)
}
