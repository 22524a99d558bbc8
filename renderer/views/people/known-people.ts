import type { Client } from '#renderer/api/client.ts'
import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import type { PersonInShort } from '#shared/contract/known-home.ts'

/** What somebody is to a home. */
export const ROLE_WORDS: Readonly<Record<PersonInShort['role'], string>> = {
  tenant: 'Tenant',
  landlord: 'Landlord',
  purchaser: 'Purchaser',
  other: 'Known from something that was sent',
}

const PAGE = 20

/** How a picker looks for people that Handover knows. */
export function knownPeople(client: Client): Search {
  return async (text, offset) => {
    const { total, people } = await client.homes.people({ text, offset, limit: PAGE })
    const items = people.map(({ id, name, role, at }) => ({
      id,
      type: 'person',
      label: name,
      detail: [ROLE_WORDS[role], at].filter((part) => part !== '').join(' · '),
    }))
    const next = offset + people.length
    return { items, next: people.length > 0 && next < total ? next : null, search: 'service', failure: null }
  }
}
