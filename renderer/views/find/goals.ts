import type { Found } from '#shared/contract/known-home.ts'
import { PLACE_NAMES } from '#shared/domain/place-names.ts'
import { KIND_FACTS, type ProviderName } from '#shared/domain/submission.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { IMPORT_TITLE, WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'
import type { find } from '#shared/words/en-GB/find.ts'

type Words = typeof find

/** Something that can be opened from the search. */
export interface Goal {
  /** Unlike that of any other. */
  key: string
  name: string
  detail: string
  address: string
}

export interface GoalGroup {
  what: keyof Words['groups']
  name: string
  goals: readonly Goal[]
}

/** What can be found, in this order. */
const FOUND = ['home', 'person', 'receipt', 'draft'] as const satisfies readonly Found['what'][]

const PAGES = [
  ...(['today', 'new', 'outbox', 'homes', 'people', 'appointments'] as const),
  ...(['qualifications', 'services', 'connections', 'settings'] as const),
]

/** The places that only a connection to one of the remote systems fills. */
const NEEDS: Readonly<Record<string, ProviderName>> = {
  appointments: 'ctrl-hub',
  qualifications: 'ctrl-hub',
  services: 'yeti',
}

/** Pages and wizards whose words begin with all of what was typed; all of them for ''. */
export function goalsOf(words: Words, text: string, providers: ReadonlySet<ProviderName>): GoalGroup[] {
  const names = { ...PLACE_NAMES, people: words.people }
  const pages = PAGES.filter((place) => isThere(NEEDS[place], providers)).map((place): Goal => ({
    key: `page ${place}`,
    name: names[place],
    detail: words.pages[place],
    address: `#/${place}`,
  }))
  const wizards = WIZARD_KINDS.filter(
    (kind) => kind !== 'service' || isThere(KIND_FACTS[kind].provider, providers),
  ).map((kind): Goal => ({
    key: `new ${kind}`,
    name: words.begin(WIZARD_TITLES[kind]),
    detail: '',
    address: `#/new/${kind}`,
  }))
  const imports: Goal[] = [
    { key: 'new import', name: words.begin(IMPORT_TITLE), detail: '', address: '#/import' },
    {
      key: 'homes import',
      name: words.importHomes.name,
      detail: words.importHomes.from,
      address: '#/homes/import',
    },
  ]
  return [
    { what: 'pages' as const, name: words.groups.pages, goals: pages.filter((goal) => isMeant(goal, text)) },
    {
      what: 'start' as const,
      name: words.groups.start,
      goals: [...wizards, ...imports].filter((goal) => isMeant(goal, text)),
    },
  ].filter(({ goals }) => goals.length > 0)
}

/** What the store found, under its headings. */
export function foundGroups(words: Words, results: readonly Found[]): GoalGroup[] {
  return FOUND.map((what) => ({
    what,
    name: words.groups[what],
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
