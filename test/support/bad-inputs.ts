import { getContractRouter, isContractProcedure } from '@orpc/contract'
import * as v from 'valibot'
import { contract } from '#shared/contract/contract.ts'
import { EVERYTHING, PEOPLE, SECRETS } from './markers.ts'

/*
 * Inputs that a procedure does not take, made from its own schema, so that one that is added is covered by itself. Each is right but for
 * one member, with a secret or a person in every other that may hold text, and in members that nobody asked for.
 */

/** As much of a valibot schema as is needed to walk it. */
interface Schema {
  type: string
  wrapped?: Schema
  entries?: Record<string, Schema>
  options?: (Schema | string)[]
  item?: Schema
  literal?: unknown
  key?: Schema
  value?: Schema
}

type Path = readonly (string | number)[]

const SECRET_MEMBERS: Readonly<Record<string, string>> = {
  passphrase: SECRETS.passphrase,
  appPassword: SECRETS.appPassword,
  baseUrl: `https://handover:${SECRETS.addressPassword}@example.test/`,
}

/** The schema of what a procedure takes, or null when it takes nothing. */
export function inputSchemaOf(path: string): v.GenericSchema | null {
  const procedure = getContractRouter(contract, path.split('/'))
  if (!isContractProcedure(procedure)) throw new Error(`There is no procedure ${path}.`)
  const schema: unknown = procedure['~orpc'].inputSchema
  return schema === undefined ? null : (schema as v.GenericSchema)
}

/** Inputs that the procedure refuses. Those that it would take by chance are left out. */
export function badInputs(path: string): unknown[] {
  const schema = inputSchemaOf(path)
  if (schema === null) return []
  const walked = schema as unknown as Schema
  const inputs = samplesOf(walked, []).flatMap((sample) =>
    [[], ...pathsIn(sample)].flatMap((place) => WRONG.map((wrong) => changed(sample, place, wrong))),
  )
  return inputs.filter((input) => !v.is(schema, input))
}

/** Stands for a member that is left out. */
const NOTHING = Symbol('left out')
const all = Object.fromEntries(EVERYTHING.map((word) => [word, word]))
const WRONG: readonly unknown[] = [
  NOTHING,
  null,
  7,
  -1,
  true,
  '',
  EVERYTHING.join(' ').repeat(20),
  EVERYTHING,
  all,
  { nested: [{ ...all, deeper: all }] },
]

/** Right inputs, one for each choice that a variant offers. */
function samplesOf(schema: Schema, path: Path): unknown[] {
  if (schema.type === 'variant' || schema.type === 'union')
    return (schema.options ?? []).flatMap((one) => (typeof one === 'string' ? [] : samplesOf(one, path)))
  if (schema.type === 'object' || schema.type === 'strict_object') {
    return Object.entries(schema.entries ?? {}).reduce<object[]>(
      (made, [name, member]) =>
        samplesOf(member, [...path, name]).flatMap((value) => made.map((one) => ({ ...one, [name]: value }))),
      [schema.type === 'object' ? { ...all } : {}],
    )
  }
  return [valueOf(schema, path)]
}

function valueOf(schema: Schema, path: Path): unknown {
  switch (schema.type) {
    case 'string':
      return textFor(schema, path)
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'literal':
      return schema.literal
    case 'picklist':
      return schema.options?.[0]
    case 'nullable':
    case 'optional':
    case 'exact_optional':
      return schema.wrapped === undefined ? null : samplesOf(schema.wrapped, path)[0]
    case 'array':
      return schema.item === undefined ? [] : samplesOf(schema.item, [...path, 0]).slice(0, 1)
    case 'record':
      if (schema.key?.type === 'picklist' && schema.value !== undefined)
        return Object.fromEntries(
          samplesOf(schema.value, [...path, 'value'])
            .slice(0, 1)
            .map((value) => [schema.key?.options?.find((one) => typeof one === 'string') ?? '', value]),
        )
      return {
        'tenant.lastName': PEOPLE.lastName,
        [SECRETS.passphrase]: PEOPLE.email,
        [PEOPLE.lastName]: PEOPLE.mprn,
      }
    case 'unknown':
      return { ...all, nested: all }
    default:
      throw new Error(`${path.join('.')}: nobody has said yet what to give for a ${schema.type}.`)
  }
}

/** A secret where one belongs, else somebody's e-mail; something plain where neither would fit. */
function textFor(schema: Schema, path: Path): string {
  const secret = SECRET_MEMBERS[String(path.at(-1))]
  return (
    [secret, PEOPLE.email, 'abcd', '2026-11-20', 'Standard', 'v3/meters'].find(
      (text) => text !== undefined && v.is(schema as unknown as v.GenericSchema, text),
    ) ?? ''
  )
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => !(name in all) || name === SECRETS.passphrase || name === PEOPLE.lastName)
    .flatMap(([name, member]) => [[...path, name], ...pathsIn(member, [...path, name])])
}

function changed(value: unknown, [first, ...rest]: Path, wrong: unknown): unknown {
  if (first === undefined) return wrong === NOTHING ? undefined : wrong
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (name !== String(first)) return [[name, member]]
    if (rest.length === 0 && wrong === NOTHING) return []
    return [[name, changed(member, rest, wrong)]]
  })
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries)
}
