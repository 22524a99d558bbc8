import * as v from 'valibot'
import { WireFormat, type Organisation } from '#shared/contract/connections.ts'
import { defaultAuthUrl } from '#shared/domain/ctrl-hub-addresses.ts'
import { readJsonText } from '#shared/domain/json-text.ts'
import { keptAddresses } from '../records/connection-addresses.ts'
import { InvalidInputError } from '../refusal.ts'
import { allowsUrl, readHostPattern, type HostPattern } from './host-pattern.ts'

/** A message of ours in place of the library's, which would quote what stands in the file. */
const text = (most: number) =>
  v.pipe(
    v.string('Write a text in quotation marks.'),
    v.trim(),
    v.minLength(1, 'This is empty. Write it, or leave the member out.'),
    v.maxLength(most, `This is too long: at most ${most} characters.`),
  )
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(
    v.array(item, 'Write a list in square brackets.'),
    v.maxLength(200, 'This list is too long: at most 200.'),
  )

const DAYS = 'Write a whole number of days from 0 to 3650, without quotation marks.'
const CURLY = 'Write an object in curly brackets.'

/** An object with these members and no others. A list passes for one elsewhere. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), CURLY),
    v.strictObject(entries, CURLY),
  )

const AllowedHost = v.pipe(
  text(300),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): HostPattern => {
    const pattern = readHostPattern(value)
    if (typeof pattern !== 'string') return pattern
    addIssue({ message: pattern })
    return NEVER
  }),
)

const common = { label: text(100), baseUrl: text(500) }

const Preset = v.variant(
  'provider',
  [
    v.strictObject({
      provider: v.literal('acquaint'),
      ...common,
      format: v.exactOptional(v.picklist(WireFormat.options, 'Write "json" or "xml".'), 'json'),
    }),
    v.strictObject({
      provider: v.literal('ctrl-hub'),
      ...common,
      authUrl: v.exactOptional(text(500)),
      organisation: v.exactOptional(object({ id: text(200), label: v.exactOptional(text(300)) })),
    }),
    v.strictObject({ provider: v.literal('yeti'), ...common }),
  ],
  'Name the service as "provider": "acquaint", "ctrl-hub" or "yeti".',
)

/** The file as it is written. A member that nobody knows is refused: a slip must not weaken a policy in silence. */
const PolicyFile = object({
  allowedHosts: v.exactOptional(list(AllowedHost)),
  updates: v.exactOptional(v.picklist(['on', 'off'], 'Write "on" or "off".')),
  retention: v.exactOptional(
    object({
      keepBodiesDays: v.exactOptional(
        v.pipe(v.number(DAYS), v.integer(DAYS), v.minValue(0, DAYS), v.maxValue(3650, DAYS)),
      ),
    }),
  ),
  connections: v.exactOptional(list(Preset)),
})

/** A connection that the office has prepared; without a secret, which whoever uses it enters. */
export interface Preset {
  provider: 'acquaint' | 'ctrl-hub' | 'yeti'
  label: string
  /** As a connection keeps them. */
  baseUrl: string
  authUrl: string | null
  format: WireFormat
  organisation: Organisation | null
}

/** What a policy sets; null, or an empty list, where it leaves the matter to the user. */
export interface PolicyRules {
  hosts: { written: readonly string[]; patterns: readonly HostPattern[] } | null
  updates: 'on' | 'off' | null
  keepBodiesDays: number | null
  presets: readonly Preset[]
}

/** Something in the file that cannot be followed, by its path (`connections[0].baseUrl`; '' for the whole). */
export interface PolicyProblem {
  path: string
  message: string
}

export type ReadRules = { rules: PolicyRules } | { problems: PolicyProblem[] }

/** Reads the bytes of a policy file. Never throws; no message repeats what stands in the file. */
export function readRules(bytes: Uint8Array): ReadRules {
  const given = parsed(bytes)
  if ('problems' in given) return given
  const file = v.safeParse(PolicyFile, given.value)
  if (!file.success) return { problems: file.issues.map(problemOf) }
  const { allowedHosts, updates, retention, connections = [] } = file.output
  const hosts =
    allowedHosts === undefined ? null : { written: hostsAsWritten(given.value), patterns: allowedHosts }
  const problems: PolicyProblem[] = []
  const presets = connections.flatMap((preset, index) => {
    const path = `connections[${index}]`
    const made = presetOf(preset)
    if ('issues' in made) {
      problems.push(...made.issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })))
      return []
    }
    if (hosts !== null) problems.push(...notAllowed(made, hosts.patterns, path))
    return [made]
  })
  if (problems.length > 0) return { problems }
  return {
    rules: { hosts, updates: updates ?? null, keepBodiesDays: retention?.keepBodiesDays ?? null, presets },
  }
}

function parsed(bytes: Uint8Array): { value: unknown } | { problems: PolicyProblem[] } {
  const whole = (message: string) => ({ problems: [{ path: '', message }] })
  let written: string
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return whole('This is not text in UTF-8. Save it as UTF-8.')
  }
  const read = readJsonText(written)
  return read.ok
    ? { value: read.value }
    : whole(`Line ${read.at.line}, column ${read.at.column}: ${read.what}.`)
}

const Written = v.object({ allowedHosts: v.array(v.string()) })

function hostsAsWritten(value: unknown): string[] {
  const written = v.safeParse(Written, value)
  return written.success ? written.output.allowedHosts.map((host) => host.trim()) : []
}

function presetOf(
  preset: v.InferOutput<typeof Preset>,
): Preset | { issues: { path: string; message: string }[] } {
  const { provider, label, baseUrl } = preset
  const authUrl = preset.provider === 'ctrl-hub' ? preset.authUrl : undefined
  const organisation = preset.provider === 'ctrl-hub' ? preset.organisation : undefined
  try {
    const kept = keptAddresses({ provider, baseUrl, authUrl: authUrl ?? null })
    return {
      provider,
      label,
      baseUrl: kept.base_url,
      authUrl: kept.auth_url,
      format: preset.provider === 'acquaint' ? preset.format : 'json',
      organisation:
        organisation === undefined
          ? null
          : { id: organisation.id, label: organisation.label ?? organisation.id },
    }
  } catch (error) {
    if (error instanceof InvalidInputError) return { issues: error.issues }
    throw error
  }
}

/** A connection that could never send is a slip of whoever wrote the file, and told to them. */
function notAllowed(
  { baseUrl, authUrl }: Preset,
  patterns: readonly HostPattern[],
  path: string,
): PolicyProblem[] {
  const message = (what: string) => `${what} is not among allowedHosts. Add its host there.`
  if (!allowsUrl(patterns, new URL(baseUrl)))
    return [{ path: `${path}.baseUrl`, message: message('This address') }]
  if (authUrl === null || allowsUrl(patterns, new URL(authUrl))) return []
  const own = authUrl === defaultAuthUrl(baseUrl)
  return [
    {
      path: own ? `${path}.baseUrl` : `${path}.authUrl`,
      message: message(own ? `Where it signs in, ${new URL(authUrl).host},` : 'This address'),
    },
  ]
}

const SECRET = /secret|password|passphrase|token|key|prefix|user|e-?mail|client/i

function problemOf(issue: v.BaseIssue<unknown>): PolicyProblem {
  const path = pathOf(issue.path ?? [])
  if (issue.type !== 'strict_object') return { path, message: issue.message }
  const key = issue.path?.at(-1)?.key
  const name = typeof key === 'string' ? key : ''
  if (issue.expected === 'never')
    return {
      path,
      message: SECRET.test(name)
        ? 'A policy holds no sign-in details: everybody can read it. Remove this; whoever uses the connection enters them.'
        : 'There is no such member here. Check how it is spelled, or remove it.',
    }
  const isMissing = issue.expected !== 'Object' && issue.received === 'undefined'
  return { path, message: isMissing ? 'This is missing.' : CURLY }
}

function pathOf(items: readonly { key: unknown }[]): string {
  return items
    .map(({ key }, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`,
    )
    .join('')
}
