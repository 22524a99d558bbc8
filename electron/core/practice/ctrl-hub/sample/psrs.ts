import { refsOf, type JsonObject, type Resource } from '../document.ts'
import { addPsrRecord } from '../psr-records.ts'
import type { Records } from '../records.ts'
import { changed, moment } from './days.ts'
import { sampleId } from './ids.ts'
import { nameNumber } from './names.ts'
import { mobile } from './places.ts'
import type { Random } from './random.ts'

/** Codes as Handover writes them down; the words are short as in the documentation's one example, `14Pensioner`. */
const NEEDS: readonly (readonly string[])[] = [
  ['01', '14'],
  ['29'],
  ['17', '23'],
  ['08', '14', '24'],
  ['33'],
  ['20', '24'],
  ['04', '26', '32'],
  ['03'],
  ['30', '31'],
  [],
]
const NOTES: Readonly<Record<string, string>> = {
  '01': 'Nebuliser',
  '03': 'Dialysis',
  '04': 'Oxygen concentrator',
  '08': 'Blind',
  '14': 'Pensioner',
  '17': 'Language',
  '20': 'Dementia',
  '23': 'Showering',
  '24': 'Careline',
  '26': 'Oxygen',
  '29': 'Young children',
  '30': 'Mental health',
  '31': 'Presence',
  '32': 'Life changes',
  '33': 'Recovery',
}
/** Needs that last for a time, and so carry a date of review. */
const TEMPORARY = ['29', '32', '33', '34']
const LANGUAGES = ['Polish', 'British Sign Language', 'Urdu; a daughter interprets'] as const

/** Every fourth home from the first: one record, two or none on each of its meters, as suppliers keep them apart. */
export function addPsrs(records: Records, random: Random, now: Date): void {
  let number = 0
  const homes = records.list('properties').filter((_, at) => at % 4 === 0)
  for (const [at, home] of homes.entries()) {
    const needs = NEEDS[at % NEEDS.length] ?? []
    const priority = needs.length === 0 ? 0 : 1 + (at % 3)
    describeHome(home, needs, priority, at, random)
    const [electricity, gas] = refsOf(home.links['meters']).flatMap((ref) => records.find(ref) ?? [])
    // The first home's gas meter has no record, so that there is one to add.
    const meters = [electricity, at % 5 === 1 ? electricity : undefined, at % 3 === 1 ? gas : undefined]
    for (const meter of meters) {
      if (meter === undefined) continue
      number += 1
      const attributes = { priority, extra_info: extraInfo(needs, at, random, now) }
      addPsrRecord(records, meter, {
        id: sampleId('psr', number),
        attributes,
        ...changed(now, random.whole(10, 500)),
      })
    }
  }
}

function describeHome(
  home: Resource,
  needs: readonly string[],
  priority: number,
  at: number,
  random: Random,
) {
  const { first, last } = nameNumber(at + 50)
  const psr = {
    indicator: true,
    priority,
    notes: needs.map((code) => code + (NOTES[code] ?? '')).join(', '),
    contact: `${first} ${last} (${mobile(random)})`,
  }
  home.attributes = { ...home.attributes, psr }
}

/** Handover's own triples, and now and then one that it does not know. */
function extraInfo(needs: readonly string[], at: number, random: Random, now: Date): JsonObject[] {
  const triple = (display_name: string, field: string, value: string) => ({ display_name, field, value })
  return [
    triple('Needs codes', 'needs_codes', needs.join(',')),
    ...needs
      .filter((code) => TEMPORARY.includes(code))
      .map((code) =>
        triple(
          `Review date of need ${code}`,
          `needs_expiry_${code}`,
          moment(now, random.whole(-20, 400), '00:00').slice(0, 10),
        ),
      ),
    ...(needs.includes('17')
      ? [triple('Language or communication need', 'needs_text_17', random.pick(LANGUAGES))]
      : []),
    ...(at % 6 === 3 ? [triple('Careline provider', 'careline_provider', 'Fellside Careline')] : []),
  ]
}
