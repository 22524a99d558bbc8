import type { Books } from '../books.ts'
import { Digits, type JsonMap, type JsonValue } from '../json-value.ts'
import { REMOTE } from '../provisioning/phone-systems.ts'

const objectOf = (members: Readonly<Record<string, JsonValue>>): JsonMap => new Map(Object.entries(members))

const minutes = (prefix: string, duration: string): JsonMap =>
  objectOf({ prefix, duration: new Digits(duration), exclude: false })

const phones = (endpoint: string): JsonMap =>
  objectOf({
    endpoint,
    username: 'practice',
    password: 'practice-opens-nothing',
    attributes: objectOf({ name: 'Practice office', language: 'EN' }),
  })

/** By id; 16 is the one that `handover example service` names. */
const TYPES: readonly (readonly [
  id: number,
  name: string,
  provisioning: 'Logging' | 'FreeMinutes' | 'PhoneSystems',
  variables: JsonMap | null,
])[] = [
  [16, 'Broadband', 'Logging', null],
  [
    17,
    'Inclusive minutes',
    'FreeMinutes',
    objectOf({ prefixes: [minutes('353', '600'), minutes('44', '300')] }),
  ],
  [18, 'Office phone system', 'PhoneSystems', phones(REMOTE)],
  // Nothing answers there, so every create of this type fails.
  [19, 'Office phone system (supplier refuses)', 'PhoneSystems', phones('https://refuses.example.com')],
  [20, 'Line rental', 'Logging', null],
]
/** Renewed even when the account has not enough. */
const FORCED = 20

export function addServiceTypes(books: Books): void {
  for (const [id, name, provisioning, variables] of TYPES) {
    books.serviceTypes.set(id, {
      id,
      name,
      forceRenew: id === FORCED,
      provisioningClass: `Billing::Provisioning::${provisioning}`,
      variables,
    })
  }
}
