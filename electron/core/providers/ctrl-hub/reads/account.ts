import type { Problem } from '#shared/domain/problem.ts'
import { resourceOf } from '#shared/domain/resources.ts'
import type { Page } from '#shared/contract/ctrl-hub.ts'
import { linkedRecords, linkedTo, type JsonApiRecord } from '../../json-api-document.ts'
import { readFailure } from '../failures.ts'
import { recordPath, type Reader } from '../read.ts'
import { showContact } from './contact.ts'
import { pickItem, type Shown } from './item.ts'
import { readRecord } from './record.ts'

const nothing = (failure: Problem): Page => ({ items: [], next: null, search: 'none', failure })

/**
 * The accounts of a contact, which the contact's own page brings along (documented); no page shows a list of accounts. Without a
 * contact there is nothing to ask for.
 */
export async function accountsOf(reader: Reader, contactId: string | undefined): Promise<Page> {
  if (contactId === undefined) return nothing(readFailure('HO-CH-ACCOUNT-OF', null))
  const path = recordPath(reader.connection, 'contact', contactId)
  if (path === null) return nothing(readFailure('HO-CH-ORGANISATION', null))
  const read = await readRecord(reader, path, [['accounts'], []])
  if (read.kind === 'refused') return nothing(read.failure)
  const { document, secrets } = read
  const contact = document.records[0]
  const accounts = contact === undefined ? [] : linkedRecords(document, contact, 'accounts')
  const { type } = resourceOf(reader.connection.resources, 'account')
  const shows = showAccountOf(contact)
  const items = accounts.flatMap((account) => pickItem(account, document, secrets, shows, type) ?? [])
  return { items, next: null, search: 'none', failure: null }
}

/** An account has no attributes of its own: it is called by whose it is, and told from another by how many homes it has and its id. */
function showAccountOf(contact: JsonApiRecord | undefined) {
  return (account: JsonApiRecord): Shown => {
    const name = contact === undefined ? '' : showContact(contact).label
    const homes = linkedTo(account, 'properties')?.length ?? 0
    const count = homes === 0 ? '' : `${homes} ${homes === 1 ? 'home' : 'homes'}, `
    return { label: name === '' ? '' : `Account of ${name}`, detail: `${count}${account.id}` }
  }
}
