import type { Resource } from '../document.ts'
import type { Records } from '../records.ts'
import { changed } from './days.ts'
import { sampleId } from './ids.ts'
import { electricityNumber, gasNumber, type MeterNumber } from './meter-numbers.ts'
import { PLACES, postcodeIn, streetName, type Place } from './places.ts'
import type { Random } from './random.ts'

export const PROPERTIES = 200

/** Homes of the second organisation start here; all others are the first's. */
const SECOND_ORGANISATION = 181

/** Metres to degrees, near enough for a pin on a map. */
const METRES_A_DEGREE = 111_320

/** Adds the homes and their meters. Every fourth has electricity only; the first has both. */
export function addProperties(records: Records, random: Random, now: Date): void {
  let meters = 0
  for (let number = 1; number <= PROPERTIES; number += 1) {
    const place = PLACES[(number - 1) % PLACES.length] ?? random.pick(PLACES)
    const hasGas = number % 4 !== 0
    const numbers = [electricityNumber(place, random), ...(hasGas ? [gasNumber(place, random)] : [])]
    const property = records.add(home(number, place, numbers, random, now))
    const links = numbers.map((meterNumber) => {
      meters += 1
      return records.add(meter(meters, meterNumber, property, random, now))
    })
    property.links['meters'] = links.map(({ type, id }) => ({ type, id }))
  }
}

function home(
  number: number,
  place: Place,
  numbers: readonly MeterNumber[],
  random: Random,
  now: Date,
): Resource {
  const [north, east] = [random.whole(-900, 900), random.whole(-900, 900)]
  return {
    type: 'properties',
    id: sampleId('property', number),
    owner: null,
    attributes: {
      address: address(number, place, random),
      uprn: uprnOf(place, random),
      psr: { indicator: false, priority: 0, notes: '', contact: '' },
      // Numbers as JSON numbers, as the documentation has them: a leading zero would be lost, so none starts with one.
      meters: numbers.map(({ type, number: digits }) => ({
        type: type.toLowerCase(),
        number: Number(digits),
      })),
      location: {
        british_national_grid:
          place.grid === null
            ? null
            : { easting: place.grid.easting + east, northing: place.grid.northing + north },
        lat_long: {
          latitude: rounded(place.latitude + north / METRES_A_DEGREE),
          longitude: rounded(
            place.longitude + east / (METRES_A_DEGREE * Math.cos((place.latitude * Math.PI) / 180)),
          ),
        },
      },
    },
    meta: changed(now, random.whole(40, 700)),
    links: { street: { type: 'streets', id: sampleId('street', random.whole(1, 80)) }, meters: [], psrs: [] },
  }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Every sixth is a flat in a named house. */
function address(number: number, place: Place, random: Random) {
  const thoroughfare = number === 1 ? 'Weavers Row' : streetName(random)
  const house = String(number === 1 ? 14 : random.whole(1, 160))
  const name = number % 6 === 0 ? `Flat ${random.whole(1, 24)}, Heron House` : ''
  const postcode = postcodeIn(place, random)
  const line = [name, `${house} ${thoroughfare}`, place.town, postcode].filter((part) => part !== '')
  return {
    description: line.join(', '),
    department: '',
    organisation: '',
    number: house,
    name,
    thoroughfare,
    dependent_thoroughfare: '',
    post_town: place.town,
    postcode,
    po_box: '',
    country: place.country,
  }
}

/** Twelve digits; Northern Ireland's start with 185. Ireland has none, and a number that is not set is sent as 0 (deduced). */
function uprnOf({ country, grid }: Place, random: Random): number {
  if (country === 'Ireland') return 0
  return Number(grid === null ? `185${random.digits(9)}` : `100${random.digits(9)}`)
}

function meter(
  number: number,
  { type, number: identifier }: MeterNumber,
  property: Resource,
  random: Random,
  now: Date,
): Resource {
  const home = Number(property.id.slice(-12))
  const owner = sampleId('organisation', home < SECOND_ORGANISATION ? 1 : 2)
  return {
    type: 'meters',
    id: sampleId('meter', number),
    owner,
    attributes: {
      supply_identifier: identifier,
      supply_type: type,
      serial_number: `${random.pick(['E', 'G', 'S', 'K'])}${random.digits(8)}`,
      extra_info:
        number % 9 === 0
          ? [{ display_name: 'Meter location', field: 'meter_location', value: 'Cupboard under the stairs' }]
          : [],
    },
    meta: { ...changed(now, random.whole(30, 600)), uprn: property.attributes?.['uprn'] ?? 0 },
    links: {
      organisation: { type: 'organisations', id: owner },
      property: { type: 'properties', id: property.id },
      psrs: [],
    },
  }
}
