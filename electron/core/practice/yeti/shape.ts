import { own } from '../own.ts'
import { readCsvLine } from './csv.ts'
import { invalidField, invalidInclude, invalidResource } from './errors.ts'
import type { Kind } from './kind.ts'
import { kindOf } from './kinds/kinds.ts'
import type { Query } from './query.ts'

/** Which relationships are to be followed, and which from there. */
export type Tree = ReadonlyMap<string, Tree>

/** What a request wants of the resources in its answer. */
export interface Shape {
  readonly include: Tree
  /** The fields of each type that was limited, by type. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

/** `fields` is looked at before `include`; the first thing that is wrong is refused. */
export const readShape = (query: Query, kind: Kind): Shape => {
  const fields = new Map(Array.from(query.fields, ([type, text]) => [type, readFields(type, text)]))
  return { fields, include: readInclude(query.include, kind) }
}

function readFields(type: string, text: string): ReadonlySet<string> {
  const kind = kindOf(type)
  if (kind === null) throw invalidResource(type)
  const known = new Set(['id', ...kind.attributes, ...Object.keys(kind.relationships)])
  // Ruby's word for nothing.
  const names = text === '' ? ['nil'] : text.split(',')
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw invalidField(type, unknown)
  return new Set(names)
}

function readInclude(text: string | null, kind: Kind): Tree {
  if (text === null || text.trim() === '') return new Map()
  const paths = readCsvLine(text)
  if (paths === null) throw invalidInclude(kind.type, text)
  const split = paths.filter((path) => path !== '').map((path) => path.split('.'))
  for (const path of split) checkPath(path, kind)
  return treeOf(split)
}

/** What is only ever linked to cannot be included. */
function checkPath([name, ...rest]: readonly string[], kind: Kind): void {
  if (name === undefined) return
  const rule = own(kind.relationships, name)
  const target = rule === undefined ? null : kindOf(rule.type)
  if (target === null) throw invalidInclude(kind.type, name)
  checkPath(rest, target)
}

const treeOf = (paths: readonly (readonly string[])[]): Tree =>
  new Map(
    paths.flatMap(([name]): [string, Tree][] => {
      if (name === undefined) return []
      const further = paths.filter(([other]) => other === name).map(([, ...rest]) => rest)
      return [[name, treeOf(further)]]
    }),
  )
