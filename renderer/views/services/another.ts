import { accountAnswers, accountItem } from '#renderer/wizards/service/picker-items.ts'
import type { BillingAccount } from '#shared/contract/yeti.ts'

/** A draft for another service on an account: what is left to answer begins with its type. */
export function anotherOn(account: BillingAccount, connectionId: string) {
  const { id, type, label } = accountItem(account)
  return {
    id: null,
    kind: 'service' as const,
    connectionId,
    step: 'type',
    answers: { 'account.id': id, 'account.type': type, 'account.label': label, ...accountAnswers(account) },
    blocked: null,
  }
}
