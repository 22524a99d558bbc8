import { AsyncIteratorClass } from '@orpc/client'
import * as v from 'valibot'
import type { Client } from '#renderer/api/client.ts'
import type { Batch } from '#shared/contract/batches.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Trouble } from '#shared/contract/error-data.ts'
import { Settings, type ProfileStatus } from '#shared/contract/profile.ts'
import type { Receipt } from '#shared/contract/receipts.ts'
import type {
  Change,
  OutboxStatus,
  Progress,
  Submission,
  Candidate,
  TogetherOutcome,
} from '#shared/contract/submissions.ts'
import { defaultAuthUrl } from '#shared/domain/ctrl-hub-addresses.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import type { Award, BookedAppointment, Meter, Page, PsrRecord } from '#shared/contract/ctrl-hub.ts'
import { fakeBackup, type FakeBackups } from './fake-backup.ts'
import { fakeBatches } from './fake-batches.ts'
import { fakeDesktop, noDesktop, type FakeDesktop } from './fake-desktop.ts'
import { closed, invalid, notFound, WRONG_PASSPHRASE } from './fake-errors.ts'
import { fakeImports, noImports, toldOf, type FakeImports } from './fake-imports.ts'
import type { BilledService, BillingAccount, ServiceTransaction, ServiceType } from '#shared/contract/yeti.ts'
import { fakeHomes, type FakeHomes } from './fake-homes.ts'
import { fakeSearch } from './fake-known-homes.ts'
import { statusOf } from './fake-status.ts'
import { fakeWorkingDay, type FakeWorkingDay } from './fake-working-day.ts'
import { fakePhotos, type PhotosWorld } from './fake-photos.ts'

import { fakeOwn, type FakeLock } from './fake-lock.ts'

/** What a fake core holds. Tests change it and call `changed` to tell the screens. */
export interface FakeWorld extends FakeHomes, PhotosWorld, FakeBackups, FakeLock {
  status: ProfileStatus
  keychain: { usable: boolean; trouble: Trouble | null }
  passphrase: string
  connections: Connection[]
  drafts: Draft[]
  submissions: Submission[]
  receipts: Receipt[]
  sender: OutboxStatus['sender']
  paused: boolean
  offline: boolean
  /** How far the sending is; null while the core tells nothing of it. */
  progress: Progress | null
  imports: FakeImports
  desktop: FakeDesktop
  batches: Batch[]
  /** What any submission is about. */
  summary: { label: string; value: string }[]
  candidates: Candidate[]
  /** What the core says of parts that are checked, and makes of those that are queued. */
  checked: (
    input: Parameters<Client['submissions']['checkTogether']>[0],
  ) => Awaited<ReturnType<Client['submissions']['checkTogether']>>
  together: (input: Parameters<Client['submissions']['createTogether']>[0]) => TogetherOutcome
  /** The answers of a draft made of a submission. */
  mended: Draft['answers']
  workingDay?: FakeWorkingDay
  /** Why a lost answer cannot be looked up. */
  lookUpFailure: Problem | null
  /** What a receipt hides. */
  hidden: Receipt['view']
  page: (input: Parameters<Client['ctrlHub']['search']>[0]) => Page
  meters: Meter[]
  psrRecords: PsrRecord[]
  appointments: BookedAppointment[]
  awards: Award[]
  /** What the billing system has; `failure` is why it cannot be read. */
  billing: {
    accounts: BillingAccount[]
    types: ServiceType[]
    services: BilledService[]
    charges: ServiceTransaction[]
    /** Of any service, as indented JSON. */
    variables: string
    failure: Problem | null
  }
  test: Awaited<ReturnType<Client['connections']['test']>>
}

/** A client that answers from memory, without a core: for screens alone. */
export interface FakeCore {
  client: Client
  world: FakeWorld
  /** Every call that changed something, by its path, with its input. */
  calls: { path: string; input: unknown }[]
  changed(area: Change['area']): void
}

export const NO_SETTINGS: Settings = STANDARD_SETTINGS

/** A new profile with nothing in it. */
export function emptyWorld(): FakeWorld {
  return {
    status: {
      host: 'browser',
      version: '0.1.0',
      folder: '/home/agent/.local/share/handover',
      practice: false,
      canLeavePractice: false,
      state: 'new',
      lockedBy: [],
      vault: null,
      trouble: null,
      settings: null,
      policy: null,
    },
    keychain: { usable: true, trouble: null },
    passphrase: 'four ordinary words here',
    connections: [],
    drafts: [],
    submissions: [],
    receipts: [],
    samples: [],
    sender: 'here',
    paused: false,
    offline: false,
    progress: null,
    imports: noImports(),
    desktop: noDesktop(),
    batches: [],
    summary: [],
    candidates: [],
    checked: () => ({ errors: [], warnings: [], duplicate: null }),
    together: () => {
      throw new Error('This fake core takes no submissions.')
    },
    mended: {},
    lookUpFailure: null,
    hidden: [],
    page: () => ({ items: [], next: null, search: 'none', failure: null }),
    meters: [],
    psrRecords: [],
    appointments: [],
    awards: [],
    billing: { accounts: [], types: [], services: [], charges: [], variables: '', failure: null },
    test: { ok: true, failed: null, code: 'HO-TEST-OK', message: 'Signed in.', fix: '', detail: '' },
  }
}

/** Serves a world as the contract has it. */
export function fakeCore(world: FakeWorld): FakeCore {
  const calls: FakeCore['calls'] = []
  const listeners = new Set<(change: Change) => void>()
  const changed = (area: Change['area']) => {
    for (const listener of listeners) listener({ area })
  }
  const note = (path: string, input: unknown) => void calls.push({ path, input })
  const open = (kind: 'os' | 'passphrase' | 'practice') => {
    world.status = {
      ...world.status,
      state: 'open',
      trouble: null,
      vault: { kind, since: '2026-11-20T09:30:00.000Z' },
      settings: world.status.settings ?? NO_SETTINGS,
    }
  }
  const find = <Item extends { id: string }>(list: Item[], id: string): Item => {
    const item = list.find((one) => one.id === id)
    if (!item) throw notFound(id)
    return item
  }
  const change = <Item extends { id: string }>(list: Item[], id: string, some: Partial<Item>): Item => {
    const next = { ...find(list, id), ...some }
    list[list.findIndex((item) => item.id === id)] = next
    return next
  }

  const status = () => statusOf(world)
  const turn = (connectionId: string | null, paused: boolean): OutboxStatus => {
    if (connectionId === null) world.paused = paused
    else change(world.connections, connectionId, { paused })
    return status()
  }

  const client: Client = {
    ...fakeWorkingDay(world, note),
    profile: {
      status: () => Promise.resolve(world.status),
      probeKeychain: () => Promise.resolve(world.keychain),
      createVault: async (input) => {
        note('profile.createVault', input)
        open(input.kind)
        return world.status
      },
      unlock: async ({ passphrase }) => {
        if (passphrase !== world.passphrase) throw closed(WRONG_PASSPHRASE)
        open('passphrase')
        return world.status
      },
      retry: () => Promise.resolve(world.status),
      moveVault: async (input) => {
        note('profile.moveVault', input)
        open(input.to)
        return world.status
      },
      enterPractice: async () => {
        note('profile.enterPractice', null)
        world.status = { ...world.status, practice: true, canLeavePractice: true }
        open('practice')
        return world.status
      },
      leavePractice: async () => {
        note('profile.leavePractice', null)
        world.status = { ...world.status, practice: false, state: 'new', settings: null, vault: null }
        return world.status
      },
      saveSettings: async (settings) => {
        note('profile.saveSettings', settings)
        world.status = { ...world.status, settings: v.parse(Settings, settings) }
        return world.status
      },
      diagnostics: () =>
        Promise.resolve([
          { name: 'Handover', value: world.status.version },
          { name: 'Host', value: world.status.host },
          { name: 'Node', value: '24.21.0' },
          { name: 'Profile', value: world.status.folder },
        ]),
    },
    connections: {
      list: () => Promise.resolve([...world.connections]),
      setPace: async ({ id, pace }) => {
        note('connections.setPace', { id, pace })
        return change(world.connections, id, { pace })
      },
      add: async (input) => {
        note('connections.add', input)
        if (!input.baseUrl.startsWith('https://'))
          throw invalid([{ path: 'baseUrl', message: 'The address has to begin with https://.' }])
        const connection: Connection = {
          id: `c${world.connections.length + 1}`,
          provider: input.provider,
          label: input.label,
          baseUrl: input.baseUrl,
          authUrl: input.provider === 'ctrl-hub' ? (input.authUrl ?? defaultAuthUrl(input.baseUrl)) : null,
          format: input.provider === 'acquaint' ? input.format : 'json',
          signInWith:
            input.provider === 'ctrl-hub'
              ? 'clientId' in input.secret
                ? 'service-account'
                : 'user-session'
              : null,
          organisation: input.provider === 'ctrl-hub' ? input.organisation : null,
          resources: {},
          secret: { stored: true, since: '2026-11-22T10:00:00.000Z' },
          signIn: 'untried',
          lastAnswer: null,
          codes: { switchType: [], electricMeterType: [], billTo: [], title: [], country: [] },
          practice: false,
          pace: { perMinute: null, concurrency: null },
          paused: false,
          createdAt: '2026-11-22T10:00:00.000Z',
        }
        world.connections.push(connection)
        return connection
      },
      change: async ({ id, ...some }) => {
        note('connections.change', { id, ...some })
        const before = find(world.connections, id)
        const authUrl = before.authUrl === null ? null : (some.authUrl ?? defaultAuthUrl(some.baseUrl))
        const away = (from: string, to: string) => new URL(from).origin !== new URL(to).origin
        const moved =
          away(before.baseUrl, some.baseUrl) ||
          away(before.authUrl ?? before.baseUrl, authUrl ?? some.baseUrl)
        return change(world.connections, id, {
          ...some,
          authUrl,
          ...(moved ? { secret: { stored: false, since: null } } : {}),
        })
      },
      replaceSecret: async (input) => {
        note('connections.replaceSecret', input)
        return change(world.connections, input.id, {
          signIn: 'untried',
          secret: { stored: true, since: '2026-11-22T10:00:00.000Z' },
        })
      },
      saveCodes: async (input) => {
        note('connections.saveCodes', input)
        return change(world.connections, input.id, { codes: input.codes })
      },
      chooseOrganisation: async ({ id, organisation }) => {
        note('connections.chooseOrganisation', { id, organisation })
        return change(world.connections, id, { organisation })
      },
      saveResources: async ({ id, resources }) => {
        note('connections.saveResources', { id, resources })
        return change(world.connections, id, { resources })
      },
      test: () => Promise.resolve(world.test),
      remove: async ({ id }) => {
        note('connections.remove', { id })
        world.connections = world.connections.filter((connection) => connection.id !== id)
        return { removed: true }
      },
    },
    homes: fakeHomes(world, note, () => changed('homes')),
    search: fakeSearch(world),
    photos: fakePhotos(world, note),
    backup: fakeBackup(world),
    ...fakeOwn(world, note),
    drafts: {
      list: () => Promise.resolve([...world.drafts]),
      get: async ({ id }) => find(world.drafts, id),
      save: async ({ id, ...content }) => {
        const draft: Draft = {
          id: id ?? `d${world.drafts.length + 1}`,
          ...content,
          title: content.answers['property.address.street'] ?? '',
          createdAt: '2026-11-22T10:00:00.000Z',
          updatedAt: '2026-11-22T10:00:00.000Z',
        }
        world.drafts = [...world.drafts.filter((one) => one.id !== draft.id), draft]
        return draft
      },
      fromSubmission: async ({ submissionId }) => {
        note('drafts.fromSubmission', { submissionId })
        const draft: Draft = {
          id: 'd-mended',
          kind: find(world.submissions, submissionId).kind,
          connectionId: world.connections[0]?.id ?? null,
          step: 'check',
          answers: world.mended,
          blocked: null,
          title: find(world.submissions, submissionId).title,
          createdAt: '2026-11-22T10:00:00.000Z',
          updatedAt: '2026-11-22T10:00:00.000Z',
        }
        world.drafts.push(draft)
        return draft
      },
      noteRevealed: async ({ id }) => {
        note('drafts.noteRevealed', { id })
        return { noted: true }
      },
      remove: async ({ id }) => {
        note('drafts.remove', { id })
        world.drafts = world.drafts.filter((draft) => draft.id !== id)
        changed('drafts')
        return { removed: true }
      },
    },
    submissions: {
      page: async ({ states, setAside, newestFirst, offset, limit }) => {
        const all = world.submissions.filter(
          (one) =>
            (states === null || states.includes(one.state)) &&
            (setAside === null || one.setAside === setAside),
        )
        const ordered = newestFirst ? all.toReversed() : all
        return { total: all.length, submissions: ordered.slice(offset, offset + limit) }
      },
      check: () => Promise.resolve({ errors: [], warnings: [], duplicate: null }),
      preview: () => Promise.resolve({ contentType: 'application/json', text: '{}', problems: [] }),
      create: () => Promise.reject(new Error('A fake core takes no switches.')),
      checkTogether: async (input) => {
        note('submissions.checkTogether', input)
        return world.checked(input)
      },
      createTogether: async (input) => {
        note('submissions.createTogether', input)
        const outcome = world.together(input)
        if (outcome.outcome === 'queued') {
          world.submissions.push(...outcome.submissions)
          world.drafts = world.drafts.filter(({ id }) => id !== input.draftId)
          changed('submissions')
        }
        return outcome
      },
      lookUp: async ({ id }) => {
        note('submissions.lookUp', { id })
        return {
          submission: find(world.submissions, id),
          candidates: world.candidates,
          failure: world.lookUpFailure,
        }
      },
      list: ({ state }) =>
        Promise.resolve(world.submissions.filter((one) => state === null || one.state === state)),
      get: async ({ id }) => find(world.submissions, id),
      summary: async ({ id }) => {
        find(world.submissions, id)
        return { lines: world.summary }
      },
      cancel: async ({ id }) => {
        note('submissions.cancel', { id })
        const submission = change(world.submissions, id, { state: 'cancelled' })
        changed('submissions')
        return submission
      },
      setAside: async ({ id }) => {
        note('submissions.setAside', { id })
        const submission = change(world.submissions, id, { setAside: true })
        changed('submissions')
        return submission
      },
      sendNow: async ({ id }) => {
        note('submissions.sendNow', { id })
        const submission = change(world.submissions, id, { state: 'sending' })
        changed('submissions')
        return submission
      },
      resolve: async ({ id, how }) => {
        note('submissions.resolve', { id, how })
        const submission = change(world.submissions, id, {
          state: how.answer === 'received' ? 'accepted' : 'queued',
        })
        changed('submissions')
        return submission
      },
    },
    desktop: fakeDesktop(() => world.desktop, note),
    outbox: {
      status: () => Promise.resolve(status()),
      run: () => Promise.resolve({ submissions: [] }),
      pause: async ({ connectionId }) => {
        note('outbox.pause', { connectionId })
        return turn(connectionId, true)
      },
      resume: async ({ connectionId }) => {
        note('outbox.resume', { connectionId })
        return turn(connectionId, false)
      },
      progress: () => Promise.resolve(toldOf(world.progress === null ? [] : [world.progress])),
      changes: (_input, options) => Promise.resolve(follow(listeners, options?.signal)),
    },
    imports: fakeImports(
      () => world.imports,
      note,
      () => changed('imports'),
    ),
    batches: fakeBatches(
      () => world,
      note,
      () => changed('submissions'),
    ),
    receipts: {
      list: () => Promise.resolve([...world.receipts]),
      search: async ({ text, offset, limit }) => {
        note('receipts.search', { text })
        const titles = new Map(world.submissions.map(({ id, title }) => [id, title]))
        const found = world.receipts
          .map((receipt) => ({ ...receipt, title: titles.get(receipt.submissionId) ?? '' }))
          .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
        return { total: found.length, receipts: found.slice(offset, offset + limit) }
      },
      get: async ({ id }) => find(world.receipts, id),
      reveal: async ({ id }) => {
        note('receipts.reveal', { id })
        return { lines: world.hidden }
      },
      withdraw: async ({ id, at, how }) => {
        note('receipts.withdraw', { id, at, how })
        const withdrawn = { at, how, notedAt: '2026-11-22T10:00:00.000Z', notedBy: 'Aoife Byrne' }
        return change(world.receipts, id, { withdrawn })
      },
      html: async ({ id }) => ({ html: `<!doctype html><title>Receipt ${id}</title>` }),
    },
    audit: { verify: () => Promise.resolve({ ok: true, entries: 12, problems: [] }) },
    ctrlHub: {
      search: async (input) => {
        note('ctrlHub.search', input)
        return world.page(input)
      },
      meters: async (input) => {
        note('ctrlHub.meters', input)
        return { meters: world.meters, failure: null }
      },
      revealNeeds: async (input) => {
        note('ctrlHub.revealNeeds', input)
        return { records: world.psrRecords, failure: null }
      },
      appointments: async (input) => {
        note('ctrlHub.appointments', input)
        return { appointments: world.appointments, complete: true, failure: null }
      },
      awards: async (input) => {
        note('ctrlHub.awards', input)
        return { awards: world.awards, next: null, failure: null }
      },
    },
    yeti: {
      accounts: async (input) => {
        note('yeti.accounts', input)
        const { accounts, failure } = world.billing
        return { accounts: failure === null ? named(accounts, input.text) : [], next: null, failure }
      },
      account: async (input) => {
        note('yeti.account', input)
        const { accounts, failure } = world.billing
        return {
          account: failure === null ? (accounts.find(({ id }) => id === input.accountId) ?? null) : null,
          failure,
        }
      },
      serviceTypes: async (input) => {
        note('yeti.serviceTypes', input)
        const { types, failure } = world.billing
        return { types: failure === null ? named(types, input.text) : [], next: null, failure }
      },
      serviceType: async (input) => {
        note('yeti.serviceType', input)
        const { types, failure } = world.billing
        return {
          type: failure === null ? (types.find(({ id }) => id === input.typeId) ?? null) : null,
          failure,
        }
      },
      services: async (input) => {
        note('yeti.services', input)
        const { services, failure } = world.billing
        const all = failure === null ? named(services, input.filters.name) : []
        const page = all.slice((input.page - 1) * 25, input.page * 25)
        const next = all.length > input.page * 25 ? input.page + 1 : null
        return { services: page, total: failure === null ? all.length : null, next, failure }
      },
      service: async (input) => {
        note('yeti.service', input)
        const { services, charges, failure } = world.billing
        const service = failure === null ? (services.find(({ id }) => id === input.serviceId) ?? null) : null
        return { service, charges: service === null ? [] : charges, allCharges: true, failure }
      },
      revealVariables: async (input) => {
        note('yeti.revealVariables', input)
        const { variables, failure } = world.billing
        return { variables: failure === null ? variables : null, failure }
      },
    },
  }
  return { client, world, calls, changed }
}

/** Those whose name holds a text, in any case. */
function named<Item extends { name: string }>(items: readonly Item[], text: string): Item[] {
  return items.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
}

/** Changes as they come, as the contract's iterator. */
function follow(listeners: Set<(change: Change) => void>, signal: AbortSignal | undefined) {
  const source = changesTo(listeners, signal)
  return new AsyncIteratorClass<Change, unknown, void>(
    () => source.next(),
    async () => {
      await source.return()
    },
  )
}

/** Waits for a change, hands it on, and waits again, until the signal says enough. */
async function* changesTo(
  listeners: Set<(change: Change) => void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Change, void, void> {
  const waiting: Change[] = []
  let wake = () => {}
  const listener = (change: Change) => {
    waiting.push(change)
    wake()
  }
  listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    while (signal?.aborted !== true) {
      const next = waiting.shift()
      if (next) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    listeners.delete(listener)
  }
}
