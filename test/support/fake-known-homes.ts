import type { Client } from '#renderer/api/client.ts'
import type { HomesPreview } from '#shared/contract/homes-import.ts'
import type { Duplicates, MergePreview } from '#shared/contract/homes-merge.ts'
import type { Found, KnownHome, KnownPerson } from '#shared/contract/known-home.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { notFound } from './fake-errors.ts'

/** The homes and people that the screens' fake core knows; each list is empty when it is left out. */
export interface FakeKnownHomes {
  knownHomes?: KnownHome[]
  knownPeople?: KnownPerson[]
  duplicates?: Duplicates[]
  /** What would become of any file of homes. */
  homesPreview?: HomesPreview
  /** What a wizard begins with. */
  starting?: Answers
  /** What is found of any text but ''. */
  found?: Found[]
}

/** A home as nobody knows anything of it but its address. */
export function knownHome(id: string, some: Partial<KnownHome> = {}): KnownHome {
  return {
    id,
    title: '14 Linnet Row, Dublin 7',
    country: 'IE',
    mprn: null,
    gprn: null,
    state: 'unknown',
    tenant: null,
    since: null,
    psr: false,
    address: {
      propertyName: '14',
      street: 'Linnet Row',
      locality: '',
      town: 'Dublin 7',
      region: '',
      postCode: '',
    },
    mpan: null,
    gasMprn: null,
    supply: null,
    meterType: null,
    payAsYouGo: null,
    ctrlHubId: null,
    landlord: null,
    tenancies: [],
    voids: [],
    submissions: [],
    readings: [],
    duplicates: 0,
    ...some,
  }
}

/** A person of whom nothing is known but the name. */
export function knownPerson(id: string, some: Partial<KnownPerson> = {}): KnownPerson {
  return {
    id,
    name: 'Aoife Brannigan',
    role: 'other',
    at: '',
    title: '',
    firstName: 'Aoife',
    lastName: 'Brannigan',
    phone: '',
    email: '',
    dateOfBirth: null,
    restricted: false,
    tenancies: [],
    owns: [],
    submissions: [],
    ...some,
  }
}

type KnownHomes = Omit<Client['homes'], 'lookUpMprn' | 'closingReadings' | 'voids' | 'samples'>

export function fakeKnownHomes(
  world: FakeKnownHomes,
  note: (path: string, input: unknown) => void,
  changed: () => void,
): KnownHomes {
  const homes = () => (world.knownHomes ??= [])
  const people = () => (world.knownPeople ??= [])
  const home = (id: string) => found(homes(), id)
  const put = <Item extends { id: string }>(list: Item[], item: Item): Item => {
    const at = list.findIndex(({ id }) => id === item.id)
    if (at === -1) list.push(item)
    else list[at] = item
    changed()
    return item
  }
  return {
    list: async ({ text, state, offset, limit }) => {
      const all = homes().filter((one) => holds(one.title, text) && (state === null || one.state === state))
      return { total: all.length, homes: all.slice(offset, offset + limit) }
    },
    get: async ({ id }) => home(id),
    save: async ({ id, landlordId, ...typed }) => {
      note('homes.save', { id, landlordId, ...typed })
      const landlord = people().find((one) => one.id === landlordId)
      const before = id === null ? knownHome(`h${homes().length + 1}`) : home(id)
      return put(homes(), {
        ...before,
        ...typed,
        title: [typed.address.propertyName, typed.address.street].join(' ').trim(),
        landlord: landlord === undefined ? null : { id: landlord.id, name: landlord.name },
      })
    },
    people: async ({ text, offset, limit }) => {
      const all = people().filter(({ name }) => holds(name, text))
      return { total: all.length, people: all.slice(offset, offset + limit) }
    },
    person: async ({ id }) => found(people(), id),
    savePerson: async ({ id, ...typed }) => {
      note('homes.savePerson', { id, ...typed })
      const before = id === null ? knownPerson(`p${people().length + 1}`) : found(people(), id)
      const name = [typed.title, typed.firstName, typed.lastName].filter((part) => part !== '').join(' ')
      return put(people(), { ...before, ...typed, name })
    },
    endTenancy: async ({ tenancyId, endsOn }) => {
      note('homes.endTenancy', { tenancyId, endsOn })
      const of = homes().find(({ tenancies }) => tenancies.some(({ id }) => id === tenancyId))
      if (of === undefined) throw notFound(tenancyId)
      const tenancies = of.tenancies.map((one) => (one.id === tenancyId ? { ...one, endsOn } : one))
      return put(homes(), { ...of, tenancies })
    },
    addReadings: async ({ homeId, readOn, values }) => {
      note('homes.addReadings', { homeId, readOn, values })
      const before = home(homeId)
      const id = `r${before.readings.length + 1}`
      const one = { id, readOn, values, submission: null, photos: [] }
      return put(homes(), { ...before, readings: [...before.readings, one] })
    },
    removeReadings: async ({ homeId, readingsId }) => {
      note('homes.removeReadings', { homeId, readingsId })
      const before = home(homeId)
      return put(homes(), { ...before, readings: before.readings.filter(({ id }) => id !== readingsId) })
    },
    duplicates: async ({ homeId }) => ({
      groups: (world.duplicates ?? []).filter(
        ({ homes }) => homeId === null || homes.some(({ id }) => id === homeId),
      ),
    }),
    mergePreview: async ({ keepId, mergeId }) => mergePreviewOf(home(keepId), home(mergeId)),
    merge: async (input) => {
      note('homes.merge', input)
      const { keepId, mergeId } = input
      const [kept, merged] = [home(keepId), home(mergeId)]
      homes().splice(homes().indexOf(merged), 1)
      return put(homes(), { ...kept, tenancies: [...kept.tenancies, ...merged.tenancies] })
    },
    importPreview: async (input) => {
      note('homes.importPreview', input)
      return world.homesPreview ?? NO_PREVIEW
    },
    importRows: async (input) => {
      note('homes.importRows', input)
      const { counts } = world.homesPreview ?? NO_PREVIEW
      changed()
      return { added: counts.new, known: counts.known, faulty: counts.faulty }
    },
    startAnswers: async (input) => {
      note('homes.startAnswers', input)
      return { answers: { ...world.starting } }
    },
  }
}

export function fakeSearch(world: FakeKnownHomes): Client['search'] {
  return {
    everything: async ({ text }) => ({ results: text.trim() === '' ? [] : [...(world.found ?? [])] }),
  }
}

const NO_PREVIEW: HomesPreview = {
  columns: [],
  problems: [],
  counts: { rows: 0, new: 0, known: 0, faulty: 0 },
  rows: [],
}

/** Of two homes that differ by their address alone. */
function mergePreviewOf(keep: KnownHome, merge: KnownHome): MergePreview {
  return {
    keep,
    merge,
    fields: [
      {
        field: 'address',
        label: 'Address',
        keep: keep.title,
        merge: merge.title,
        result: keep.title,
        differs: keep.title !== merge.title,
      },
    ],
    moves: {
      tenancies: merge.tenancies.length,
      readings: merge.readings.length,
      submissions: merge.submissions.length,
      people: merge.tenancies.flatMap(({ people }) => people).length,
      gasRecords: 0,
    },
  }
}

function found<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((one) => one.id === id)
  if (item === undefined) throw notFound(id)
  return item
}

function holds(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.trim().toLowerCase())
}
