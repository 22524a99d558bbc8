import type { JsonObject, Ref, Resource } from '../document.ts'
import type { Records } from '../records.ts'
import { USER } from '../tokens.ts'
import { sampleId } from './ids.ts'
import { birthday, emailOf, nameNumber } from './names.ts'
import { landlineIn, mobile, PLACES, postcodeIn, streetName } from './places.ts'
import type { Random } from './random.ts'

export const USERS = 40

/** Who signs in by e-mail and password: the first member. */
export const SIGNED_IN_USER: Ref = { type: 'users', id: sampleId('user', 1) }
/** Whom `whoami` tells of for a key. That it is a user too is deduced from its one documented type; it has no name. */
export const SERVICE_ACCOUNT: Ref = { type: 'users', id: sampleId('service-account', 1) }

const TRADES = [
  'Gas engineer',
  'Electrical fitter',
  'Customer liaison officer',
  'Metering technician',
  'Site supervisor',
  'Scheduler',
  'Jointer',
  'Property inspector',
] as const

/** Members 1 to 32 work for the first organisation, the others for the second and third; two work for two. */
function organisationsOf(number: number): readonly number[] {
  if (number === 5 || number === 6) return [1, 2]
  if (number <= 32) return [1]
  return [number <= 37 ? 2 : 3]
}

export function addUsers(records: Records, random: Random): void {
  for (let number = 1; number <= USERS; number += 1) records.add(user(number, random))
  records.add({
    ...SERVICE_ACCOUNT,
    owner: null,
    attributes: { email: 'practice-handover@example.com', identities: [], profile: NO_PROFILE },
    meta: { grants: [] },
    // Not a member of any, so that no list of members has it.
    links: links([]),
  })
}

function user(number: number, random: Random): Resource {
  const name = nameNumber(number)
  const place = PLACES[number % PLACES.length] ?? random.pick(PLACES)
  const organisations = organisationsOf(number)
  return {
    type: 'users',
    id: sampleId('user', number),
    owner: null,
    attributes: {
      email: number === 1 ? USER.email : emailOf(name, 'example.com'),
      identities: [
        {
          id: sampleId('identity', number),
          platform: 'ctrl-hub',
          // Null for every seventh, as in the fixture.
          meta:
            number % 7 === 0 ? null : { organisation_id: sampleId('organisation', organisations[0] ?? 1) },
        },
      ],
      profile: {
        work: {
          occupation: random.pick(TRADES),
          cscs: number % 3 === 0 ? '' : random.digits(8),
          eusr: number % 4 === 0 ? '' : random.digits(7),
          start_date: `${random.whole(2014, 2025)}-0${random.whole(1, 9)}-01`,
        },
        personal: {
          first_name: name.first,
          last_name: name.last,
          dob: birthday(random),
          username: emailOf(name, 'example.com').replace(/@.*/, ''),
        },
        contact: { mobile: mobile(random), landline: landlineIn(place, random) },
        address: {
          number: String(random.whole(1, 120)),
          name: '',
          street: streetName(random),
          area: '',
          town: place.town,
          county: place.county,
          postcode: postcodeIn(place, random),
          country_code: place.country === 'Ireland' ? 'IE' : 'GB',
          what3words: '',
        },
        settings: {
          preferred_language: 'en-GB',
          timezone: place.country === 'Ireland' ? 'Europe/Dublin' : 'Europe/London',
        },
      },
    },
    meta: { grants: [] },
    links: links(organisations, number),
  }
}

function links(organisations: readonly number[], number = 0) {
  const refs = organisations.map((organisation) => ({
    type: 'organisations',
    id: sampleId('organisation', organisation),
  }))
  return {
    organisations: refs,
    teams: number === 0 ? [] : [{ type: 'teams', id: sampleId('team', (number % 4) + 1) }],
    managing_organisation: refs[0] ?? null,
  }
}

const NO_PROFILE: JsonObject = {
  work: { occupation: '', cscs: '', eusr: '', start_date: null },
  personal: { first_name: '', last_name: '', dob: null, username: '' },
  contact: { mobile: '', landline: '' },
  address: {
    number: '',
    name: '',
    street: '',
    area: '',
    town: '',
    county: '',
    postcode: '',
    country_code: '',
    what3words: '',
  },
  settings: { preferred_language: 'en-GB', timezone: 'Europe/London' },
}
