import type { Client } from '#renderer/api/client.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import type { Checklist, GasRecord, GasStanding, Letter } from '#shared/contract/tenancies.ts'
import type { Due, Overview } from '#shared/contract/today.ts'
import { checklistOf } from '#shared/domain/tenancies/checklist.ts'
import type { EmptyHome } from '#shared/domain/empty-home.ts'
import { notFound } from './fake-errors.ts'

/** What the screens' fake core knows of tenancies, gas records and what is due; made when a test needs it. */
export interface FakeWorkingDay {
  checklists: Checklist[]
  gasRecords: GasRecord[]
  gasStanding: GasStanding
  due: Due[]
  moreDue: boolean
  lettersOut: Due[]
}

export function workingDay(some: Partial<FakeWorkingDay> = {}): FakeWorkingDay {
  const gasStanding: GasStanding = { standing: 'good', nextDue: '2027-06-30' }
  return { checklists: [], gasRecords: [], gasStanding, due: [], moreDue: false, lettersOut: [], ...some }
}

interface World {
  connections: readonly Connection[]
  drafts: readonly Draft[]
  submissions: readonly Submission[]
  emptyHomes?: readonly EmptyHome[]
  workingDay?: FakeWorkingDay
}

/** The areas `today` and `tenancies`, from memory. */
export function fakeWorkingDay(
  world: World,
  note: (path: string, input: unknown) => void,
): Pick<Client, 'today' | 'tenancies'> {
  const day = () => (world.workingDay ??= workingDay())
  return {
    today: {
      overview: () => Promise.resolve(overviewOf(world, day())),
      follow: async (input) => {
        note('today.follow', input)
        const gone = new Set(input.subjects.map(({ subject }) => subject))
        day().due = day().due.filter(({ subject }) => !gone.has(subject))
        return { noted: input.subjects.length }
      },
    },
    tenancies: tenanciesOf(day, note),
  }
}

function overviewOf(
  { connections, drafts, submissions, emptyHomes = [] }: World,
  day: FakeWorkingDay,
): Overview {
  const that = (...states: Submission['state'][]) => {
    const found = submissions.filter(({ state, setAside }) => states.includes(state) && !setAside)
    return { total: found.length, submissions: found }
  }
  const draftsThat = (blocked: boolean) => {
    const found = drafts.filter((draft) => (draft.blocked !== null) === blocked)
    const short = found.map(({ id, kind, title, blocked: why, updatedAt }) => ({
      id,
      kind,
      title,
      blocked: why,
      updatedAt,
    }))
    return { total: found.length, drafts: short }
  }
  return {
    refused: connections.filter(({ signIn }) => signIn === 'refused').map(({ id, label }) => ({ id, label })),
    attention: that('unconfirmed', 'rejected'),
    blocked: draftsThat(true),
    drafts: draftsThat(false),
    due: { items: day.due, more: day.moreDue },
    empty: { total: emptyHomes.length, homes: [...emptyHomes] },
    waiting: that('queued', 'sending', 'waiting'),
    letters: day.lettersOut,
    done: that('accepted').submissions.slice(0, 5),
  }
}

function tenanciesOf(
  day: () => FakeWorkingDay,
  note: (path: string, input: unknown) => void,
): Client['tenancies'] {
  const listOf = (tenancyId: string): Checklist => {
    const found = day().checklists.find((one) => one.tenancyId === tenancyId)
    if (found !== undefined) return found
    const made = nothingBegun(tenancyId)
    day().checklists.push(made)
    return made
  }
  const change = (id: string, some: Partial<Letter>): Letter => {
    for (const list of day().checklists) {
      const letter = list.letters.find((one) => one.id === id)
      if (!letter) continue
      Object.assign(letter, some)
      return letter
    }
    throw notFound(id)
  }
  return {
    checklist: async ({ tenancyId }) => structuredClone(listOf(tenancyId)),
    noteTask: async (input) => {
      note('tenancies.noteTask', input)
      const list = listOf(input.tenancyId)
      list.tasks = list.tasks.map((task) =>
        task.task === input.task
          ? {
              ...task,
              state: input.note?.state ?? 'not-started',
              why: input.note?.why ?? '',
              noted: input.note !== null,
            }
          : task,
      )
      return structuredClone(list)
    },
    draftLetter: async (input) => {
      note('tenancies.draftLetter', input)
      return { subject: 'New tenants: 4 Harbour Row', text: `To: ${input.to}\n\nThe tenants have changed.\n` }
    },
    saveLetter: async (input) => {
      note('tenancies.saveLetter', input)
      if (input.id !== null) return change(input.id, { subject: input.subject, text: input.text })
      const letter: Letter = {
        ...input,
        id: `l${listOf(input.tenancyId).letters.length + 1}`,
        madeAt: '2026-11-20T09:30:00.000Z',
        sentOn: null,
        sentHow: null,
        sentBy: null,
        dueOn: null,
        answeredOn: null,
      }
      listOf(input.tenancyId).letters.unshift(letter)
      return letter
    },
    letterSent: async (input) => {
      note('tenancies.letterSent', input)
      const sent = input.sent === null ? null : { sentOn: input.sent.on, sentHow: input.sent.how }
      return change(input.id, { ...(sent ?? { sentOn: null, sentHow: null }), dueOn: sent && '2026-12-18' })
    },
    letterAnswered: async (input) => {
      note('tenancies.letterAnswered', input)
      return change(input.id, { answeredOn: input.on })
    },
    removeLetter: async (input) => {
      note('tenancies.removeLetter', input)
      for (const list of day().checklists) list.letters = list.letters.filter(({ id }) => id !== input.id)
      return { removed: true }
    },
    gasRecords: ({ homeId }) =>
      Promise.resolve(day().gasRecords.filter((record) => record.homeId === homeId)),
    addGasRecord: async (input) => {
      note('tenancies.addGasRecord', input)
      const record = { ...input, id: `g${day().gasRecords.length + 1}`, notedBy: 'Niamh Byrne' }
      day().gasRecords = [record, ...day().gasRecords]
      return record
    },
    removeGasRecord: async (input) => {
      note('tenancies.removeGasRecord', input)
      day().gasRecords = day().gasRecords.filter(({ id }) => id !== input.id)
      return { removed: true }
    },
    gasStanding: async (input) => {
      note('tenancies.gasStanding', input)
      return day().gasStanding
    },
  }
}

/** The checklist of a tenancy for which nothing was done yet. */
function nothingBegun(tenancyId: string): Checklist {
  const tasks = checklistOf({
    country: 'IE',
    supply: null,
    endsOn: null,
    submissions: [],
    drafts: [],
    letters: [],
    gasRecord: { standing: 'missing', nextDue: null },
    notes: {},
  })
  return { tenancyId, homeId: 'h1', country: 'IE', startsOn: '2026-11-20', endsOn: null, tasks, letters: [] }
}
