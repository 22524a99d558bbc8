import type { Found } from '#shared/contract/known-home.ts'
import { PLACE_NAMES } from '#shared/domain/place-names.ts'
import { KIND_FACTS, type ProviderName } from '#shared/domain/submission.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { IMPORT_TITLE, WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'

/** Something that can be opened from the search. */
export interface Goal {
  /** Unlike that of any other. */
  key: string
  name: string
  detail: string
  address: string
}

export interface GoalGroup {
  name: string
  goals: readonly Goal[]
}

/** What was found, by the heading it stands under, in this order. */
const HEADINGS = [
  ['home', 'Homes'],
  ['person', 'People'],
  ['receipt', 'Receipts'],
  ['draft', 'Drafts'],
] as const satisfies readonly (readonly [Found['what'], string])[]

const PAGES = [
  ['today', ''],
  ['new', 'What is happening at the home?'],
  ['outbox', 'What is sent and what waits'],
  ['homes', 'Every home that Handover knows'],
  ['people', 'Tenants, landlords and purchasers'],
  ['appointments', 'Visits that are booked'],
  ['qualifications', 'Who may do what, and until when'],
  ['services', 'What an account is charged'],
  ['connections', 'Where things are sent'],
  ['settings', ''],
] as const

/** The places that only a connection to one of the remote systems fills. */
const NEEDS: Readonly<Record<string, ProviderName>> = {
  appointments: 'ctrl-hub',
  qualifications: 'ctrl-hub',
  services: 'yeti',
}

/** Pages and wizards whose words begin with all of what was typed; all of them for ''. */
export function goalsOf(text: string, providers: ReadonlySet<ProviderName>): GoalGroup[] {
  const pages = PAGES.filter(([place]) => isThere(NEEDS[place], providers)).map(([place, detail]): Goal => ({
    key: `page ${place}`,
    name: NAMES[place],
    detail,
    address: `#/${place}`,
  }))
  const wizards = WIZARD_KINDS.filter(
    (kind) => kind !== 'service' || isThere(KIND_FACTS[kind].provider, providers),
  ).map((kind): Goal => ({
    key: `new ${kind}`,
    name: `New: ${WIZARD_TITLES[kind]}`,
    detail: '',
    address: `#/new/${kind}`,
  }))
  const imports: Goal[] = [
    { key: 'new import', name: `New: ${IMPORT_TITLE}`, detail: '', address: '#/import' },
    { key: 'homes import', name: 'Import homes', detail: 'From a spreadsheet', address: '#/homes/import' },
  ]
  return [
    { name: 'Go to', goals: pages.filter((goal) => isMeant(goal, text)) },
    { name: 'Start', goals: [...wizards, ...imports].filter((goal) => isMeant(goal, text)) },
  ].filter(({ goals }) => goals.length > 0)
}

/** What the store found, under its headings. */
export function foundGroups(results: readonly Found[]): GoalGroup[] {
  return HEADINGS.map(([what, name]) => ({
    name,
    goals: results
      .filter((found) => found.what === what)
      .map((found): Goal => ({
        key: `${what} ${found.id}`,
        name: found.name,
        detail: found.detail,
        address: found.address,
      })),
  })).filter(({ goals }) => goals.length > 0)
}

const NAMES: Readonly<Record<(typeof PAGES)[number][0], string>> = { ...PLACE_NAMES, people: 'People' }

function isThere(provider: ProviderName | undefined, providers: ReadonlySet<ProviderName>): boolean {
  return provider === undefined || providers.has(provider)
}

function isMeant({ name, detail }: Goal, text: string): boolean {
  const words = wordsOf(`${name} ${detail}`)
  return wordsOf(text).every((typed) => words.some((word) => word.startsWith(typed)))
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
