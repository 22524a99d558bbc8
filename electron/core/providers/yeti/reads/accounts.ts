import type { BillingAccount } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import { ACCOUNTS_PATH } from '../paths.ts'
import type { Reader } from '../read.ts'
import { nextPage } from './pages.ts'
import { readRecord } from './record.ts'
import { amountAt, idOf, nameAt } from './values.ts'

/** Nothing else of an account is asked for. */
export const ACCOUNT_FIELDS = ['name', 'currency', 'balance', 'min-balance'] as const

/** As many as a picker shows at once. */
export const PICKER_PAGE = 20

export interface AccountsRead {
  accounts: BillingAccount[]
  next: number | null
  failure: Problem | null
}

/** Accounts whose name holds a text in any case, by name. */
export async function accountsNamed(
  reader: Reader,
  { text, page }: { text: string; page: number },
): Promise<AccountsRead> {
  const asked = { number: page, size: PICKER_PAGE }
  const read = await reader.get(ACCOUNTS_PATH, {
    filter: { 'name-cont': text.trim() },
    sort: 'name',
    fields: { accounts: ACCOUNT_FIELDS },
    page: asked,
  })
  if (read.kind === 'refused') return { accounts: [], next: null, failure: read.failure }
  const accounts = read.document.records.flatMap((record) => accountOf(record, read.secrets) ?? [])
  return { accounts, next: nextPage(read.document, asked), failure: null }
}

/** One account as it stands now. */
export async function accountWith(
  reader: Reader,
  id: string,
): Promise<{ account: BillingAccount | null; failure: Problem | null }> {
  const read = await readRecord(reader, ACCOUNTS_PATH, id, { fields: { accounts: ACCOUNT_FIELDS } })
  return read.kind === 'refused'
    ? { account: null, failure: read.failure }
    : { account: accountOf(read.record, read.secrets), failure: null }
}

function accountOf(record: JsonApiRecord, secrets: readonly string[]): BillingAccount | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { attributes } = record
  return {
    id,
    name: nameAt(attributes, 'name', secrets),
    currency: nameAt(attributes, 'currency', secrets),
    balance: amountAt(attributes, 'balance'),
    minBalance: amountAt(attributes, 'min-balance'),
  }
}
