import type { Random } from './random.ts'

/** Where sample homes stand. The towns are real; streets and house numbers are invented. */
export interface Place {
  readonly town: string
  readonly county: string
  readonly country: 'United Kingdom' | 'Ireland'
  /** Postcode district, or Eircode routing key. */
  readonly district: string
  readonly latitude: number
  readonly longitude: number
  /** Metres in the British National Grid, which does not reach Ireland. */
  readonly grid: { readonly easting: number; readonly northing: number } | null
  /** The first two digits of the MPANs there; null where electricity has an MPRN. */
  readonly distributor: string | null
  /** The numbers that Ofcom and ComReg keep for drama, without their last digits. */
  readonly landline: string
}

const britain = (
  town: string,
  county: string,
  district: string,
  at: readonly [latitude: number, longitude: number],
  grid: readonly [easting: number, northing: number],
  distributor: string,
  landline: string,
): Place => ({
  town,
  county,
  country: 'United Kingdom',
  district,
  latitude: at[0],
  longitude: at[1],
  grid: { easting: grid[0], northing: grid[1] },
  distributor,
  landline,
})

const ireland = (
  town: string,
  county: string,
  country: Place['country'],
  district: string,
  at: readonly [latitude: number, longitude: number],
  landline: string,
): Place => ({
  town,
  county,
  country,
  district,
  latitude: at[0],
  longitude: at[1],
  grid: null,
  distributor: null,
  landline,
})

const NO_AREA = '01632 960'

export const PLACES: readonly Place[] = [
  britain('Gateshead', 'Tyne and Wear', 'NE8', [54.9527, -1.6034], [425498, 562078], '15', '0191 498 0'),
  britain('Leeds', 'West Yorkshire', 'LS6', [53.8008, -1.5491], [429796, 433927], '23', '0113 496 0'),
  britain('Glasgow', '', 'G12', [55.8617, -4.2583], [258760, 665475], '18', '0141 496 0'),
  britain('Norwich', 'Norfolk', 'NR2', [52.6309, 1.2974], [623244, 308788], '10', NO_AREA),
  britain('Cardiff', '', 'CF11', [51.4816, -3.1791], [318218, 176509], '21', '029 2018 0'),
  ireland('Belfast', 'Co. Antrim', 'United Kingdom', 'BT7', [54.5823, -5.9352], '028 9649 6'),
  britain('Sheffield', 'South Yorkshire', 'S7', [53.3811, -1.4701], [435346, 387270], '23', '0114 496 0'),
  britain('London', '', 'W13', [51.513, -0.3089], [517447, 180697], '12', '020 7946 0'),
  britain('Edinburgh', '', 'EH7', [55.9533, -3.1883], [325897, 674001], '18', '0131 496 0'),
  britain('Sunderland', 'Tyne and Wear', 'SR2', [54.9069, -1.3838], [439608, 557083], '15', NO_AREA),
  britain('Wrexham', '', 'LL13', [53.043, -2.9925], [333555, 349986], '13', NO_AREA),
  britain('Preston', 'Lancashire', 'PR2', [53.7632, -2.7031], [353747, 429879], '16', NO_AREA),
  britain('Nottingham', '', 'NG5', [52.9548, -1.1581], [456658, 340045], '11', '0115 496 0'),
  britain('Maidstone', 'Kent', 'ME14', [51.272, 0.5292], [576523, 155577], '19', NO_AREA),
  britain('Inverness', '', 'IV2', [57.4778, -4.2247], [266700, 845245], '17', NO_AREA),
  britain('Wolverhampton', '', 'WV3', [52.587, -2.1288], [391371, 298807], '14', NO_AREA),
  britain('Southampton', 'Hampshire', 'SO15', [50.9097, -1.4044], [441972, 112417], '20', NO_AREA),
  britain('Swansea', '', 'SA1', [51.6214, -3.9436], [265547, 193187], '21', NO_AREA),
  britain('Exeter', 'Devon', 'EX4', [50.7256, -3.5269], [292323, 92888], '22', NO_AREA),
  ireland('Dundalk', 'Co. Louth', 'Ireland', 'A91', [54.0037, -6.4162], '020 910 '),
]

const INWARD = Array.from('ABDEFGHJLNPQRSTUWXYZ')
const EIRCODE = Array.from('0123456789ACDEFHKNPRTVWXY')

/** A well-formed postcode of the place; whether it exists is left to chance. */
export function postcodeIn({ country, district }: Place, random: Random): string {
  const some = (letters: readonly string[], count: number) =>
    Array.from({ length: count }, () => random.pick(letters)).join('')
  return country === 'Ireland'
    ? `${district} ${some(EIRCODE, 4)}`
    : `${district} ${random.whole(1, 9)}${some(INWARD, 2)}`
}

/** A number that is kept for drama. The Irish ones end in four digits, the others in three. */
export const landlineIn = ({ landline, country }: Place, random: Random): string =>
  landline + String(random.whole(0, 999)).padStart(country === 'Ireland' ? 4 : 3, '0')

export const mobile = (random: Random): string => `07700 900${String(random.whole(0, 999)).padStart(3, '0')}`

const STREETS = [
  'Weavers',
  'Curlew',
  'Foundry',
  'Tannery',
  'Lantern',
  'Saltpan',
  'Ropery',
  'Orchard',
  'Plover',
  'Quarry',
]
const KINDS_OF_STREET = ['Row', 'Street', 'Terrace', 'Close', 'Lane', 'Gardens', 'Road', 'Court']

export const streetName = (random: Random): string =>
  `${random.pick(STREETS)} ${random.pick(KINDS_OF_STREET)}`
