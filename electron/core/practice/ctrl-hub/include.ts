import { refsOf, renderResource, type JsonObject, type Resource } from './document.ts'
import { bareError } from './errors.ts'
import type { Records } from './records.ts'

/** `include=a,b.c` as paths. Null when it was not asked for. */
export function readInclude(text: string | null, options: readonly string[] | null): string[][] | null {
  if (text === null) return null
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => options?.includes(name) !== true)
  if (unknown !== undefined) throw bareError(400, 'include', unknown)
  return names.map((name) => name.split('.'))
}

/** What the paths lead to, each once, without what is primary data already (JSON:API, "Compound Documents"). */
export function collectIncluded(
  primary: readonly Resource[],
  paths: readonly (readonly string[])[],
  records: Records,
): JsonObject[] {
  const keyOf = ({ type, id }: Resource) => `${type}/${id}`
  const shown = new Set(primary.map(keyOf))
  const included: Resource[] = []
  const follow = (from: readonly Resource[], [name, ...rest]: readonly string[]): void => {
    if (name === undefined) return
    const found = from.flatMap(({ links }) => refsOf(links[name])).flatMap((ref) => records.find(ref) ?? [])
    for (const resource of found) {
      if (shown.has(keyOf(resource))) continue
      shown.add(keyOf(resource))
      included.push(resource)
    }
    follow(found, rest)
  }
  for (const path of paths) follow(primary, path)
  return included.map(renderResource)
}
