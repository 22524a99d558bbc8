import type { Client } from '#renderer/api/client.ts'
import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import { accountItem, typeItem } from '#renderer/wizards/service/picker-items.ts'

/** Searches the accounts of a connection for a picker. Yeti counts pages, so the offset of the next is its number. */
export function accountSearch(client: Client, connectionId: string): Search {
  return async (text, offset) => {
    const { accounts, next, failure } = await client.yeti.accounts({ connectionId, text, page: offset || 1 })
    return { items: accounts.map(accountItem), next, search: 'service', failure }
  }
}

/** The same for its service types. */
export function typeSearch(client: Client, connectionId: string): Search {
  return async (text, offset) => {
    const { types, next, failure } = await client.yeti.serviceTypes({ connectionId, text, page: offset || 1 })
    return { items: types.map(typeItem), next, search: 'service', failure }
  }
}
