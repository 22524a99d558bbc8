import type { Selectable, Updateable } from 'kysely'
import * as v from 'valibot'
import {
  AcquaintSecret,
  Connection,
  CtrlHubSecret,
  type Organisation,
  type SignInWith,
  type WireFormat,
  YetiSecret,
} from '#shared/contract/connections.ts'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { RESOURCES, type ResourceOverrides } from '#shared/domain/resources.ts'
import { PROVIDER_WORDS, type ProviderName } from '#shared/domain/submission.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '../refusal.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { LARGEST_ITEM_BYTES } from '../vault/os-keychain.ts'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import type { Audit, AuditEntry } from './audit.ts'
import { sameOrigin } from './base-url.ts'
import { keptAddresses } from './connection-addresses.ts'
import { checkCodes } from './connection-codes.ts'
import { newId } from './short-id.ts'

/** Rows in the store, secrets in the vault, and what was done to them in the audit log. */
export interface Keepers {
  store: Store
  vault: Vault
  audit: Pick<Audit, 'append'>
}

export interface WantedConnection {
  provider: ProviderName
  label: string
  baseUrl: string
  /** Null: where the service signs in by itself (`defaultAuthUrl`). Only Ctrl Hub. */
  authUrl?: string | null
  organisation?: Organisation | null
  format: WireFormat
}

/** The name of a connection's secret in the vault. */
export function secretName(connectionId: string): string {
  return `connection-${connectionId}`
}

/** Oldest first. */
export async function listConnections(queries: Queries): Promise<Connection[]> {
  const rows = await queries
    .selectFrom('connections')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Throws NotFoundError. */
export async function getConnection(queries: Queries, id: string): Promise<Connection> {
  const row = await queries.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('connection', id)
  return fromRow(row)
}

/**
 * Keeps a new connection and its secret, without calling the service. `secret` is JSON.
 *
 * @throws InvalidInputError on `baseUrl` or `secret`; TroubleError of the vault, and then nothing was kept
 */
export async function addConnection(
  keepers: Keepers,
  wanted: WantedConnection,
  secret: Secret,
): Promise<Connection> {
  const id = newId()
  const now = new Date().toISOString()
  const row = {
    id,
    provider: wanted.provider,
    label: wanted.label.trim() || PROVIDER_WORDS[wanted.provider],
    ...keptAddresses(wanted),
    sign_in_with: signInWith(wanted.provider, secret),
    organisation: written(wanted.organisation),
    resources: '{}',
    format: wanted.format,
    codes: JSON.stringify(documentedCodes()),
    practice: 0 as const,
    per_minute: null,
    concurrency: null,
    paused: 0 as const,
    secret_since: now,
    sign_in: 'untried' as const,
    last_answer: null,
    created_at: now,
  }
  await keepers.vault.write(secretName(id), secret)
  try {
    await keepers.store.transaction(async (queries) => {
      await queries.insertInto('connections').values(row).execute()
      await keepers.audit.append(queries, entry('connection-added', id))
    })
  } catch (error) {
    await keepers.vault.remove(secretName(id))
    throw error
  }
  return fromRow(row)
}

/**
 * Changes label, addresses or format. A secret belongs to the origins it was entered for: another one of either deletes it.
 *
 * @throws InvalidInputError on `baseUrl` or `authUrl`, NotFoundError, NotNowError for the address of a practice connection
 */
export async function changeConnection(
  keepers: Keepers,
  {
    id,
    label,
    baseUrl,
    authUrl,
    format,
  }: { id: string; label: string; baseUrl: string; authUrl?: string | null; format: WireFormat },
): Promise<Connection> {
  const before = await getConnection(keepers.store.queries, id)
  const { base_url, auth_url } = keptAddresses({
    provider: before.provider,
    baseUrl,
    authUrl: authUrl ?? null,
  })
  if (before.practice && (base_url !== before.baseUrl || auth_url !== before.authUrl)) {
    throw new NotNowError(
      'HO-CONN-PRACTICE',
      'The address of a practice connection cannot be changed.',
      'Add a connection of your own instead.',
    )
  }
  // Ids of one billing system are other records in another: what waits there was meant for those of the first.
  if (before.provider === 'yeti' && before.signIn === 'ok' && base_url !== before.baseUrl)
    await refuseInUse(keepers.store.queries, id, 'change its address')
  const moved =
    !sameOrigin(before.baseUrl, base_url) || !sameOrigin(before.authUrl ?? base_url, auth_url ?? base_url)
  // The vault first: a secret must not be there for one moment under an origin that it was not entered for.
  if (moved) await keepers.vault.remove(secretName(id))
  await keepers.store.queries
    .updateTable('connections')
    .set({
      label: label.trim() || PROVIDER_WORDS[before.provider],
      base_url,
      auth_url,
      format,
      ...(moved ? { secret_since: null, sign_in_with: null, sign_in: 'untried', last_answer: null } : {}),
    })
    .where('id', '=', id)
    .execute()
  return getConnection(keepers.store.queries, id)
}

/** Puts another secret in place; the connection counts as untried again. Throws NotFoundError, InvalidInputError on `secret`. */
export async function replaceSecret(keepers: Keepers, id: string, secret: Secret): Promise<Connection> {
  const { provider } = await getConnection(keepers.store.queries, id)
  const sign_in_with = signInWith(provider, secret)
  await keepers.vault.write(secretName(id), secret)
  await keepers.store.transaction(async (queries) => {
    await update(queries, id, { secret_since: new Date().toISOString(), sign_in_with, sign_in: 'untried' })
    await keepers.audit.append(queries, entry('secret-replaced', id))
  })
  return getConnection(keepers.store.queries, id)
}

/** Throws NotFoundError, and InvalidInputError when two rows of a group could not be told apart. */
export async function saveCodes(store: Store, id: string, codes: CodeTable): Promise<Connection> {
  checkCodes(codes)
  await update(store.queries, id, { codes: JSON.stringify(codes) })
  return getConnection(store.queries, id)
}

/** Whose records are worked with. Throws NotFoundError. */
export async function chooseOrganisation(
  store: Store,
  id: string,
  organisation: Organisation,
): Promise<Connection> {
  await update(store.queries, id, { organisation: JSON.stringify(organisation) })
  return getConnection(store.queries, id)
}

/**
 * Paths and types in place of ours; one that repeats ours is not kept.
 *
 * @throws NotFoundError; InvalidInputError on a row whose path lost its place for the organisation
 */
export async function saveResources(
  store: Store,
  id: string,
  resources: ResourceOverrides,
): Promise<Connection> {
  await update(store.queries, id, { resources: JSON.stringify(checkedResources(resources)) })
  return getConnection(store.queries, id)
}

/** Keeps what the service answered last, for the connection's page. `message` is our own text. Throws NotFoundError. */
export async function noteAnswer(
  queries: Queries,
  id: string,
  answer: NonNullable<Connection['lastAnswer']>,
): Promise<void> {
  await update(queries, id, { last_answer: JSON.stringify(answer) })
}

/** Throws NotFoundError. */
export async function setSignIn(queries: Queries, id: string, signIn: Connection['signIn']): Promise<void> {
  await update(queries, id, { sign_in: signIn })
}

/**
 * Removes a connection and its secret. Its drafts stay, without a connection.
 *
 * @throws NotFoundError; NotNowError while something of it is queued, waiting, sending or unconfirmed
 */
export async function removeConnection(keepers: Keepers, id: string): Promise<void> {
  const { store, vault, audit } = keepers
  await store.transaction(async (queries) => {
    await getConnection(queries, id)
    await refuseInUse(queries, id, 'remove the connection')
    // From here on nothing can be sent with it, even if the vault fails below.
    await update(queries, id, { secret_since: null, sign_in: 'untried' })
  })
  await vault.remove(secretName(id))
  await store.transaction(async (queries) => {
    await refuseInUse(queries, id, 'remove the connection')
    await queries.updateTable('drafts').set({ connection_id: null }).where('connection_id', '=', id).execute()
    await queries.deleteFrom('connections').where('id', '=', id).execute()
    await audit.append(queries, entry('connection-removed', id))
  })
}

/** What the practice server hands out at its start. */
export interface PracticeConnection {
  id: string
  provider: ProviderName
  baseUrl: string
  organisation?: Organisation | null
  credentials: Readonly<Record<string, string>>
  codes: CodeTable
  label: string
}

/** Makes the connection to practice, or brings it up to date: the server has another port at every start. */
export async function putPracticeConnection(
  store: Store,
  vault: Vault,
  connection: PracticeConnection,
): Promise<Connection> {
  const now = new Date().toISOString()
  const current = {
    label: connection.label,
    ...keptAddresses({ ...connection, authUrl: null }),
    codes: JSON.stringify(connection.codes),
    secret_since: now,
    sign_in: 'untried' as const,
    last_answer: null,
  }
  const secret = Secret.of(JSON.stringify(connection.credentials))
  await vault.write(secretName(connection.id), secret)
  await store.queries
    .insertInto('connections')
    .values({
      id: connection.id,
      provider: connection.provider,
      sign_in_with: signInWith(connection.provider, secret),
      organisation: written(connection.organisation),
      format: 'json',
      practice: 1,
      created_at: now,
      ...current,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(current))
    .execute()
  return getConnection(store.queries, connection.id)
}

/**
 * Which log-in a secret is for; null where there is only one.
 *
 * @throws InvalidInputError on `secret` when it is not one of this provider's
 */
function signInWith(provider: ProviderName, secret: Secret): SignInWith | null {
  checkLength(secret)
  const given: unknown = JSON.parse(secret.reveal())
  if (provider === 'ctrl-hub' && v.is(CtrlHubSecret, given))
    return 'clientId' in given ? 'service-account' : 'user-session'
  if (provider === 'acquaint' && v.is(AcquaintSecret, given)) return null
  if (provider === 'yeti' && v.is(YetiSecret, given)) return null
  throw new InvalidInputError([
    { path: 'secret', message: `These are not sign-in details for ${PROVIDER_WORDS[provider]}.` },
  ])
}

function written(organisation: Organisation | null | undefined): string | null {
  return organisation === null || organisation === undefined ? null : JSON.stringify(organisation)
}

function checkedResources(resources: ResourceOverrides): ResourceOverrides {
  const issues: { path: string; message: string }[] = []
  const kept: ResourceOverrides = {}
  for (const [name, ours] of Object.entries(RESOURCES)) {
    const { path, type } = resources[name] ?? {}
    const inOrganisation = ours.path?.includes('{org}') === true
    if (path !== undefined && inOrganisation !== path.includes('{org}'))
      issues.push({
        path: `resources.${name}.path`,
        message: inOrganisation
          ? 'Write {org} where the organisation’s id belongs.'
          : 'This path has no place for an organisation: leave {org} out.',
      })
    const change = {
      ...(path === undefined || path === ours.path ? {} : { path }),
      ...(type === undefined || type === ours.type ? {} : { type }),
    }
    if (Object.keys(change).length > 0) kept[name] = change
  }
  if (issues.length > 0) throw new InvalidInputError(issues)
  return kept
}

function entry(event: AuditEntry['event'], subject: string): AuditEntry {
  return { at: new Date(), event, subject, hash: null }
}

async function refuseInUse(queries: Queries, id: string, then: string): Promise<void> {
  const used = await queries
    .selectFrom('submissions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('connection_id', '=', id)
    .where('state', 'in', ['queued', 'waiting', 'sending', 'unconfirmed'])
    .executeTakeFirstOrThrow()
  if (used.count === 0) return
  throw new NotNowError(
    'HO-CONN-IN-USE',
    used.count === 1
      ? 'One submission of this connection is not finished yet.'
      : `${used.count} submissions of this connection are not finished yet.`,
    `Wait until they are sent, or cancel or answer them in the Outbox, and then ${then}.`,
  )
}

async function update(
  queries: Queries,
  id: string,
  change: Updateable<Tables['connections']>,
): Promise<void> {
  const { numUpdatedRows } = await queries
    .updateTable('connections')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new NotFoundError('connection', id)
}

function checkLength(secret: Secret): void {
  if (Buffer.byteLength(secret.reveal()) > LARGEST_ITEM_BYTES) {
    throw new InvalidInputError([
      {
        path: 'secret',
        message: `These are longer than a keychain can hold (${LARGEST_ITEM_BYTES} bytes). Check what was pasted.`,
      },
    ])
  }
}

function fromRow(row: Selectable<Tables['connections']>): Connection {
  const lastAnswer: unknown = row.last_answer === null ? null : JSON.parse(row.last_answer)
  const codes: unknown = JSON.parse(row.codes)
  const organisation: unknown = row.organisation === null ? null : JSON.parse(row.organisation)
  const resources: unknown = JSON.parse(row.resources)
  return v.parse(Connection, {
    id: row.id,
    provider: row.provider,
    label: row.label,
    baseUrl: row.base_url,
    authUrl: row.auth_url,
    format: row.format,
    signInWith: row.sign_in_with,
    organisation,
    resources,
    secret: { stored: row.secret_since !== null, since: row.secret_since },
    signIn: row.sign_in,
    lastAnswer,
    codes,
    practice: row.practice === 1,
    pace: { perMinute: row.per_minute, concurrency: row.concurrency },
    paused: row.paused === 1,
    createdAt: row.created_at,
  })
}
