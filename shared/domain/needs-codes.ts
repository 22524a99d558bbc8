/**
 * Why somebody is on the Priority Services Register, by the industry's needs codes. The codes and names are those of a seeder in a
 * public application (`NeedCodesTableSeeder`, 29 entries): no official list was found in public pages, so nobody has compared them
 * with one yet. The plain words and the groups are ours.
 */
export const NEEDS_VERSION = 'needs-2026-11'

/** Whether somebody has compared this version with the list of the Retail Energy Code. */
export const checkedAgainstOfficialList = false

export type NeedGroup = 'health' | 'mobility' | 'senses' | 'communication' | 'household' | 'temporary'

export const NEED_GROUPS: Readonly<Record<NeedGroup, string>> = {
  health: 'Health and medical equipment',
  mobility: 'Moving and getting about',
  senses: 'Sight, hearing and smell',
  communication: 'Speech, language and understanding',
  household: 'Age and household',
  temporary: 'For a time',
}

export interface Need {
  /** Two digits. */
  code: string
  /** Plain words, as one says it to the person. */
  words: string
  /** As in the source. */
  name: string
  group: NeedGroup
  /** Whether it ends by itself and so needs a review date (an electricity supplier's public schema: mandatory for 29, 32, 33, 34). */
  temporary: boolean
  /** What is known to be unsettled about it. */
  note?: string
}

const TEMPORARY: ReadonlySet<string> = new Set(['29', '32', '33', '34'])

const need = (code: string, words: string, name: string, group: NeedGroup, note?: string): Need => ({
  code,
  words,
  name,
  group,
  temporary: TEMPORARY.has(code),
  ...(note === undefined ? {} : { note }),
})

/** The need that is told in words besides its code (same schema: mandatory text for 17, at most 200 characters). */
export const NEED_WITH_TEXT = '17'
export const MAX_NEED_TEXT = 200

export const NEEDS: readonly Need[] = [
  need('01', 'Uses a nebuliser or a sleep apnoea machine', 'Nebuliser and apnoea monitor', 'health'),
  need('02', 'Uses a heart or lung machine, or a ventilator', 'Heart, lung and ventilator', 'health'),
  need(
    '03',
    'Uses home dialysis, a feeding pump or automated medication',
    'Dialysis, feeding pump and automated medication',
    'health',
  ),
  need('04', 'Uses an oxygen concentrator', 'Oxygen concentrator', 'health'),
  need('08', 'Is blind', 'Blind', 'senses'),
  need('09', 'Has poor sight', 'Partially sighted', 'senses'),
  need('12', 'Uses a stair lift, hoist or electric bed', 'Stair lift, hoist, electric bed', 'mobility'),
  need('14', 'Is of pensionable age', 'Pensionable age', 'household'),
  need('15', 'Has a physical impairment', 'Physical impairment', 'mobility'),
  need('17', 'Speaks or reads little or no English', 'Unable to communicate in English', 'communication'),
  need('18', 'Has a developmental condition', 'Developmental condition', 'communication'),
  need('19', 'Cannot get to the door, or only slowly', 'Unable to answer door', 'mobility'),
  need(
    '20',
    'Has dementia or difficulty with memory or understanding',
    'Dementia(s)/cognitive impairment',
    'communication',
  ),
  need('22', 'Has a long-term or serious illness', 'Chronic/serious illness', 'health'),
  need(
    '23',
    'Has to wash or bathe often for medical reasons',
    'Medically dependent showering/bathing',
    'health',
  ),
  need('24', 'Has a careline or telecare alarm', 'Careline/telecare system', 'health'),
  need('25', 'Keeps medicine in the fridge', 'Medicine refrigeration', 'health'),
  need('26', 'Uses oxygen', 'Oxygen use', 'health'),
  need('27', 'Has a poor sense of smell or taste', 'Poor sense of smell/taste', 'senses'),
  need('28', 'Has restricted movement in the hands', 'Restricted hand movement', 'mobility'),
  need(
    '29',
    'Has young children at home',
    'Families with young children',
    'household',
    'Sources do not agree on the age: one says 12 months or under, others 5 or under. Ask the supplier if it matters.',
  ),
  need('30', 'Has a mental health condition', 'Mental health', 'health'),
  need(
    '31',
    'Would like somebody else there during a visit',
    'Additional presence preferred',
    'communication',
    'Marked as no longer used in the list this was taken from.',
  ),
  need('32', 'Is going through a change in life, for a time', 'Temporary - life changes', 'temporary'),
  need(
    '33',
    'Is getting better after a hospital stay, for a time',
    'Temporary - post hospital recovery',
    'temporary',
  ),
  need(
    '34',
    'Is a householder under 18, for a time',
    'Temporary - young adult householder (<18)',
    'temporary',
  ),
  need('35', 'Is deaf or hard of hearing', 'Hearing impairment (inc. deaf)', 'senses'),
  need('36', 'Has difficulty speaking', 'Speech impairment', 'communication'),
  need('37', 'Depends on water for health reasons', 'Water dependent', 'health'),
]

const BY_CODE: ReadonlyMap<string, Need> = new Map(NEEDS.map((one) => [one.code, one]))

/** The need with this two-digit code, or null when the list does not have it. */
export function needOf(code: string): Need | null {
  return BY_CODE.get(code) ?? null
}

/** A need as it is read on screen and paper: `Is blind (08)`. A code that the list does not have is said to be so. */
export function needInWords(code: string): string {
  const known = needOf(code)
  return known === null ? `A need that is not in Handover’s list (${code})` : `${known.words} (${code})`
}
