import type { Service } from '../books.ts'
import { Digits, type JsonMap, type JsonValue } from '../json-value.ts'
import {
  booleanOrNull,
  checkMembers,
  filledText,
  integer,
  listOf,
  objectOf,
  optional,
  required,
  text,
} from './checks.ts'
import type { Provisioning } from './provisioning.ts'

const PREFIX = {
  prefix: required(filledText),
  duration: required(integer),
  exclude: optional(booleanOrNull),
}
const TYPE = { prefixes: optional(listOf(objectOf(PREFIX))) }
const SERVICE = { ...TYPE, ignore_prefixes: optional(listOf(text)) }

/** Minutes that are free, by prefix. Variables are kept with their defaults, and without what they may not have. */
export const freeMinutes: Provisioning = {
  checkType: (variables) => checked(variables, TYPE),
  checkService: (variables) => checked(variables, SERVICE),
  idOf: (_service, next) => next(),
  afterCreate(service, books) {
    for (const prefix of effectivePrefixes(service)) {
      const id = books.nextId('package-counter')
      books.packageCounters.set(id, { id, service, ...prefix })
    }
  },
}

function checked(sent: JsonMap | null, rules: typeof TYPE | typeof SERVICE) {
  const variables: JsonMap = sent ?? new Map<string, JsonValue>()
  const problems = checkMembers(variables, rules)
  const kept = Object.keys(rules).map((name): [string, JsonValue] => {
    const list = listAt(variables, name)
    return [name, name === 'prefixes' ? list.map(onlyKnown) : list]
  })
  return { problems, variables: new Map(kept) }
}

const onlyKnown = (prefix: JsonValue): JsonValue =>
  new Map(
    Object.keys(PREFIX).flatMap((name): [string, JsonValue][] => {
      const value = prefix instanceof Map ? prefix.get(name) : undefined
      return value === undefined ? [] : [[name, value]]
    }),
  )

function listAt(variables: JsonMap | null, name: string): JsonValue[] {
  const list = variables?.get(name)
  return Array.isArray(list) ? list : []
}

/** The type's prefixes without those that the service ignores or has itself, and the service's own. */
function effectivePrefixes({ type, variables }: Service) {
  const own = prefixesIn(variables)
  const left = new Set<JsonValue>([
    ...listAt(variables, 'ignore_prefixes'),
    ...own.map(({ prefix }) => prefix),
  ])
  return [...prefixesIn(type.variables).filter(({ prefix }) => !left.has(prefix)), ...own]
}

const prefixesIn = (variables: JsonMap | null) =>
  listAt(variables, 'prefixes').flatMap((item) => {
    const [prefix, duration] = item instanceof Map ? [item.get('prefix'), item.get('duration')] : []
    if (!(item instanceof Map) || typeof prefix !== 'string' || !(duration instanceof Digits)) return []
    return [{ prefix, duration: duration.text, exclude: item.get('exclude') === true }]
  })
