import * as v from 'valibot'

/**
 * Where Ctrl Hub keeps each kind of record, and what it calls it (ctrl-hub.md 3 and 4): the one table of paths and JSON:API
 * types. `{org}` is the organisation's id.
 */
export type Evidence = 'documented' | 'source' | 'deduced'

export interface Resource {
  /** What people call such records. */
  label: string
  /** The collection, relative to the base URL; null for one that is only linked to. */
  path: string | null
  /** Whether a document gives the path, the vendor's own source does, or it was deduced. */
  pathFrom: Evidence
  type: string
  typeFrom: Evidence
}

const resource = (
  label: string,
  path: string | null,
  pathFrom: Evidence,
  type: string,
  typeFrom: Evidence,
): Resource => ({ label, path, pathFrom, type, typeFrom })

export const RESOURCES = {
  'psr-record': resource('Priority Services records', 'v3/psrs', 'documented', 'psrs', 'deduced'),
  'qualification-award': resource(
    'Qualification awards',
    'v3/qualification-awards',
    'documented',
    'qualification-awards',
    'deduced',
  ),
  appointment: resource(
    'Appointments',
    'v3/orgs/{org}/customers/appointments',
    'documented',
    'appointments',
    'source',
  ),
  interaction: resource(
    'Conversations with customers',
    'v3/orgs/{org}/customers/interactions',
    'documented',
    'customer-interactions',
    'source',
  ),
  contact: resource('Contacts', 'v3/orgs/{org}/customers/contacts', 'deduced', 'contacts', 'source'),
  account: resource(
    'Customer accounts',
    'v3/orgs/{org}/customers/accounts',
    'documented',
    'customer-accounts',
    'source',
  ),
  organisation: resource('Organisations', 'v3/orgs', 'documented', 'organisations', 'documented'),
  property: resource('Properties', 'v3/properties', 'documented', 'properties', 'documented'),
  meter: resource('Meters', 'v3/meters', 'documented', 'meters', 'deduced'),
  member: resource('Members', 'v3/orgs/{org}/iam/members', 'documented', 'users', 'source'),
  qualification: resource('Qualifications', 'v3/qualifications', 'documented', 'qualifications', 'deduced'),
  operation: resource('Operations', 'v3/operations', 'source', 'operations', 'source'),
  'time-band': resource('Time bands', 'v3/orgs/{org}/settings/time-bands', 'source', 'time-bands', 'source'),
} as const satisfies Record<string, Resource>

export type ResourceName = keyof typeof RESOURCES

const path = v.pipe(v.string(), v.regex(/^[A-Za-z0-9{}][A-Za-z0-9{}/_.-]{0,199}$/))
const type = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/))

/** What a connection has in place of rows of the table: only where its own administrator said otherwise. */
export const ResourceOverrides = v.record(
  v.picklist(Object.keys(RESOURCES)),
  v.object({ path: v.exactOptional(path), type: v.exactOptional(type) }),
)
export type ResourceOverrides = v.InferOutput<typeof ResourceOverrides>

/** A row as this connection has it. */
export function resourceOf(
  overrides: ResourceOverrides,
  name: ResourceName,
): { path: string | null; type: string } {
  const { path, type } = RESOURCES[name]
  const instead = overrides[name]
  return { path: instead?.path ?? path, type: instead?.type ?? type }
}
