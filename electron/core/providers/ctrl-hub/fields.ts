/** The relationships that the requests of Ctrl Hub have (seeds; ctrl-hub.md 3 and 4): everything else is an attribute. */
const RELATIONSHIPS: ReadonlySet<string> = new Set([
  'meter',
  'organisation',
  'qualification',
  'user',
  'interaction',
  'operation',
  'time_band',
  'contact',
  'account',
  'property',
  'representative',
  'contacts',
  'properties',
])

/** Whether a field that the service names is a relationship of one of the requests. */
export function isRelationship(name: string): boolean {
  return RELATIONSHIPS.has(name)
}
