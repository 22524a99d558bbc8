import type { Client } from '#renderer/api/client.ts'
import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import { peopleWords } from '#renderer/words/people.ts'
import type { PersonInShort } from '#shared/contract/known-home.ts'

/** What somebody is to a home, and to which. */
export const roleAt = ({ role, at }: Pick<PersonInShort, 'role' | 'at'>): string =>
  [peopleWords().roles[role], at].filter((part) => part !== '').join(' · ')

const PAGE = 20

/** How a picker looks for people that Handover knows. */
export function knownPeople(client: Client): Search {
  return async (text, offset) => {
    const { total, people } = await client.homes.people({ text, offset, limit: PAGE })
    const items = people.map((person) => ({
      id: person.id,
      type: 'person',
      label: person.name,
      detail: roleAt(person),
    }))
    const next = offset + people.length
    return { items, next: people.length > 0 && next < total ? next : null, search: 'service', failure: null }
  }
}
