import { fullName } from '#shared/domain/person-name.ts'
import type { Secret } from '../../vault/secret.ts'

/** By what somebody is known again: keyed hashes, so that nothing can be tried against them without the key. */
export interface PersonKeys {
  /** Of the name. Others may have it too. */
  name: string
  /** Of the name with the day of birth; null where that is not known. */
  person: string | null
}

export interface NamedPerson {
  firstName: string
  lastName: string
  /** `yyyy-MM-dd` */
  dateOfBirth: string | null
}

/** Capitals, accents, apostrophes and spaces make no other name. */
export function personKeys(key: Secret, { firstName, lastName, dateOfBirth }: NamedPerson): PersonKeys {
  const name = `${folded(firstName)}|${folded(lastName)}`
  const keyed = (use: string, text: string) => key.hmac().update(`${use}\n${text}`).digest('hex')
  return {
    name: keyed('known name', name),
    person: dateOfBirth === null ? null : keyed('known person', `${name}|${dateOfBirth}`),
  }
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
}

/** By what somebody who was erased is known again (`tombstones.person_hash`). */
export function tombstoneHash(key: Secret, { firstName, lastName, dateOfBirth }: NamedPerson): string {
  const name = fullName({ firstName, lastName })
  const text = JSON.stringify([name.normalize('NFKC').toLowerCase(), dateOfBirth])
  return key.hmac().update(`tombstone\n${text}`).digest('hex')
}
