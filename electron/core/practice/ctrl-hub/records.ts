import { refsOf, refTo, type Ref, type Resource } from './document.ts'

/** Everything the stand-in knows, in the order in which it was recorded. */
export interface Records {
  list(type: string): readonly Resource[]
  find(ref: Ref): Resource | null
  add(resource: Resource): Resource
}

export function createRecords(): Records {
  const byType = new Map<string, Map<string, Resource>>()
  return {
    list: (type) => Array.from(byType.get(type)?.values() ?? []),
    find: ({ type, id }) => byType.get(type)?.get(id) ?? null,
    add(resource) {
      const same = byType.get(resource.type) ?? new Map<string, Resource>()
      byType.set(resource.type, same.set(resource.id, resource))
      return resource
    },
  }
}

/** One more resource in another's to-many relationship. */
export function addLink(records: Records, from: Ref, name: string, to: Resource): void {
  const resource = records.find(from)
  if (resource !== null) resource.links[name] = [...refsOf(resource.links[name]), refTo(to)]
}
