import type { SubmissionKind } from '#shared/domain/submission.ts'
import { WIZARD_KINDS, type WizardKind } from '#shared/domain/wizard-kinds.ts'

/** What a connection's page can begin at: the ids of its headings. */
export type ConnectionPart = 'codes' | 'organisation' | 'pace' | 'resources'

/** The parts of the settings, in their order on the page. */
export const SETTINGS_PARTS = [
  'you',
  'look',
  'notifications',
  'privacy',
  'backup',
  'office',
  'about',
] as const
export type SettingsPart = (typeof SETTINGS_PARTS)[number]

/** The kinds whose drafts can be gone on with: a change of a service is begun from the service, not from nothing. */
export const DRAFT_KINDS = [...WIZARD_KINDS, 'service-change'] as const satisfies readonly SubmissionKind[]
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** The steps of a file with many rows, after it was chosen. */
export const IMPORT_STEPS = ['columns', 'check', 'queue'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

/** What a wizard carries over: the ids of a known home and a known person. */
export interface BegunFrom {
  home?: string
  person?: string
}

/** Where one can be. Addresses are fragments: `#/outbox/ID`. */
export type Route =
  | { place: 'today' }
  | { place: 'new' }
  /** A new wizard of a kind, begun from a home or a person that is known, or the one that a draft belongs to. */
  | ({ place: 'wizard'; kind: WizardKind; draftId: null } & BegunFrom)
  | { place: 'wizard'; kind: null; draftId: string }
  | { place: 'outbox'; id: string | null }
  /** The homes, or one of them; `part` takes many in from a file. */
  | { place: 'homes'; id: null; part?: 'import' }
  | { place: 'homes'; id: string }
  | { place: 'people'; id: string | null }
  /** `part` is the id of the heading to begin at. */
  | { place: 'connections'; id: string | null; part?: ConnectionPart }
  | { place: 'appointments' }
  | { place: 'qualifications' }
  /** The billed services of a connection (null: of the first), or one of them; `change` is its change. */
  | { place: 'services'; connectionId: string | null; id: null }
  | { place: 'services'; connectionId: string; id: string; part?: 'change' }
  /** A file with many rows: a new one, or one that is being prepared; null: the step where it stands. */
  | { place: 'import'; id: null }
  | { place: 'import'; id: string; step: ImportStep | null }
  /** What came in together from a file; `receipt` is the proof of all of it. */
  | { place: 'batch'; id: string; part?: 'receipt' }
  | { place: 'settings'; part?: SettingsPart }
  /** A code, `keyboard`, or null: all the help. */
  | { place: 'help'; topic: string | null }
  /** `part` is the id of the heading to begin at. */
  | { place: 'about'; part?: 'licences' }
  | { place: 'receipt'; id: string }

export type Place = Route['place']

/** The route of a fragment; null when it is not one of ours (a link to a field, a key of the host). */
export function parseRoute(hash: string): Route | null {
  if (hash === '' || hash === '#' || hash === '#/') return { place: 'today' }
  if (!hash.startsWith('#/')) return null
  const [path = '', query = ''] = hash.slice(2).split('?', 2)
  const [place = '', id = '', part = '', more = ''] = path.split('/').map(readable)
  switch (place) {
    case 'new': {
      const kind = WIZARD_KINDS.find((one) => one === id)
      return kind === undefined
        ? { place: 'new' }
        : { place: 'wizard', kind, draftId: null, ...begunFrom(query) }
    }
    case 'drafts':
      return id === '' ? { place: 'outbox', id: null } : { place: 'wizard', kind: null, draftId: id }
    case 'outbox':
      return { place: 'outbox', id: id === '' ? null : id }
    case 'connections':
      if (part === 'codes' || part === 'organisation' || part === 'pace' || part === 'resources')
        return { place: 'connections', id, part }
      return { place: 'connections', id: id === '' ? null : id }
    case 'homes':
      if (id === 'import') return { place, id: null, part: id }
      return { place, id: id === '' ? null : id }
    case 'people':
      return { place, id: id === '' ? null : id }
    case 'appointments':
    case 'qualifications':
      return { place }
    case 'settings': {
      const named = SETTINGS_PARTS.find((one) => one === id)
      return { place, ...(named === undefined ? {} : { part: named }) }
    }
    case 'help':
      return { place, topic: id === '' ? null : id }
    case 'about':
      return { place, ...(id === 'licences' ? { part: id } : {}) }
    case 'services':
      if (id === '' || part === '') return { place, connectionId: id === '' ? null : id, id: null }
      return { place, connectionId: id, id: part, ...(more === 'change' ? { part: more } : {}) }
    case 'import':
      return id === ''
        ? { place, id: null }
        : { place, id, step: IMPORT_STEPS.find((one) => one === part) ?? null }
    case 'batches':
      if (id === '') return { place: 'outbox', id: null }
      return { place: 'batch', id, ...(part === 'receipt' ? { part } : {}) }
    case 'receipts':
      return id === '' ? { place: 'outbox', id: null } : { place: 'receipt', id }
    default:
      return { place: 'today' }
  }
}

/** The fragment of a route. */
export function addressOf(route: Route): string {
  switch (route.place) {
    case 'wizard':
      return route.draftId === null
        ? `#/new/${route.kind}${queryOf(route)}`
        : `#/drafts/${encodeURIComponent(route.draftId)}`
    case 'outbox':
    case 'homes':
    case 'people':
      if (route.id !== null) return `#/${route.place}/${encodeURIComponent(route.id)}`
      return 'part' in route ? '#/homes/import' : `#/${route.place}`
    case 'connections':
      if (route.id === null) return '#/connections'
      return [
        '#/connections',
        encodeURIComponent(route.id),
        ...(route.part === undefined ? [] : [route.part]),
      ].join('/')
    case 'services': {
      const { connectionId, id } = route
      const ids = [connectionId, id].filter((one) => one !== null).map(encodeURIComponent)
      const rest = route.id !== null && route.part !== undefined ? [route.part] : []
      return ['#/services', ...ids, ...rest].join('/')
    }
    case 'import':
      if (route.id === null) return '#/import'
      return ['#/import', encodeURIComponent(route.id), ...(route.step === null ? [] : [route.step])].join(
        '/',
      )
    case 'batch':
      return `#/batches/${encodeURIComponent(route.id)}${route.part === undefined ? '' : '/receipt'}`
    case 'help':
      return route.topic === null ? '#/help' : `#/help/${encodeURIComponent(route.topic)}`
    case 'settings':
      return route.part === undefined ? '#/settings' : `#/settings/${route.part}`
    case 'about':
      return route.part === undefined ? '#/about' : `#/about/${route.part}`
    case 'receipt':
      return `#/receipts/${encodeURIComponent(route.id)}`
    default:
      return `#/${route.place}`
  }
}

function begunFrom(query: string): BegunFrom {
  const asked = new URLSearchParams(query)
  const [home, person] = [asked.get('home') ?? '', asked.get('person') ?? '']
  return { ...(home === '' ? {} : { home }), ...(person === '' ? {} : { person }) }
}

function queryOf({ home, person }: BegunFrom): string {
  const asked = new URLSearchParams({
    ...(home === undefined ? {} : { home }),
    ...(person === undefined ? {} : { person }),
  })
  return asked.size === 0 ? '' : `?${asked}`
}

/** A part of a fragment as it was meant; as it stands when it is not properly escaped. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
