import { serviceWizardWords } from '#renderer/words/service-wizard.ts'
import type { PickItem } from '#shared/contract/ctrl-hub.ts'
import type { BillingAccount, ServiceType } from '#shared/contract/yeti.ts'
import { readDecimal } from '#shared/domain/decimal.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { YETI_TYPES } from '#shared/domain/yeti/check-body.ts'
import { forceRenewWords, PROVISIONING_WORDS } from '#shared/domain/yeti/provisioning.ts'

/** An amount as the service wrote it, in words; `not given` when it did not say. */
export function amountWords(amount: string | null, currency: string): string {
  const decimal = amount === null ? null : readDecimal(amount)
  return decimal === null ? serviceWizardWords().item.notGiven : moneyInWords(decimal, currency)
}

/** An account as the picker lists it. */
export function accountItem({ id, name, currency, balance, minBalance }: BillingAccount): PickItem {
  const words = serviceWizardWords()
  const detail = [
    currency,
    words.item.balance(amountWords(balance, currency)),
    words.item.minimum(amountWords(minBalance, currency)),
  ]
  return {
    id,
    type: YETI_TYPES.account,
    label: name === '' ? words.item.account(id) : name,
    detail: detail.filter((part) => part !== '').join(' · '),
  }
}

/** What is kept of an account that was picked; empty answers for none. */
export function accountAnswers(account: BillingAccount | null): Answers {
  return {
    'account.currency': account?.currency ?? '',
    'account.balance': account?.balance ?? '',
    'account.minBalance': account?.minBalance ?? '',
  }
}

/** A service type as the picker lists it: what it does, in words. */
export function typeItem({ id, name, provisioning, forceRenew }: ServiceType): PickItem {
  return {
    id,
    type: YETI_TYPES['service-type'],
    label: name === '' ? serviceWizardWords().item.type(id) : name,
    detail: [PROVISIONING_WORDS[provisioning], forceRenewWords(forceRenew)]
      .filter((part) => part !== '')
      .join(' '),
  }
}

/** What is kept of a type that was picked; empty answers for none. Never its variables, which can be secret. */
export function typeAnswers(type: ServiceType | null): Answers {
  const forceRenew = type?.forceRenew ?? null
  return {
    'type.provisioning': type?.provisioning ?? '',
    'type.forceRenew': forceRenew === null ? '' : forceRenew ? 'yes' : 'no',
  }
}
