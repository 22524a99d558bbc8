import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { serviceWizardWords } from '#renderer/words/service-wizard.ts'
import type { PickItem } from '#shared/contract/ctrl-hub.ts'
import type { BillingAccount, ServiceType } from '#shared/contract/yeti.ts'
import { answered } from '#shared/domain/answered.ts'
import { isZero, readDecimal } from '#shared/domain/decimal.ts'
import { amountAgainProblem } from '#shared/domain/service-amount-again.ts'
import { priceOf } from '#shared/domain/service-answers.ts'
import type { ServiceCode } from '#shared/domain/service-codes.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
import { chargedAtOnce, dueRenewal } from '#shared/domain/service-due.ts'
import { balanceAfter, serviceWarnings, type AccountMoney } from '#shared/domain/service-warnings.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'
import { REFERENCE_BYTES, referenceOf } from '#shared/domain/yeti/reference.ts'
import { formatVariables } from '#shared/domain/yeti/variables.ts'
import { AccountNow } from './account-now.svelte.ts'
import { Shown } from './shown.ts'
import { accountAnswers, accountItem, typeAnswers, typeItem } from './picker-items.ts'

const newReference = () => referenceOf(crypto.getRandomValues(new Uint8Array(REFERENCE_BYTES)))

/** The wizard that sets up a billed service: it picks from Yeti, and reads the account again before it is charged. */
export class ServiceWizard extends Wizard {
  readonly now: AccountNow
  /** The amount as it was typed once more on the check page. It is never kept with the draft. */
  typedAgain = $state('')
  /** Whether it was said, at this reading, that it is sent without knowing the balance. */
  withoutBalance = $state(false)
  readonly #accounts = new Shown<BillingAccount>()
  readonly #types = new Shown<ServiceType>()

  constructor(session: Session, ground: WizardGround) {
    super(session, serviceForm, ground, { reference: newReference() })
    // A draft that has none yet; one that mends what was refused keeps its own.
    if (this.value('reference') === '') this.answers['reference'] = newReference()
    this.now = new AccountNow(this.client, this.told)
    // Its connection was removed: numbers of another Yeti mean other accounts and types here.
    if (ground.draft !== null && ground.draft.connectionId !== this.connectionId) this.#forgetPicked()
  }

  readonly searchAccounts: Search = async (text, offset) => {
    const { connectionId } = this
    if (connectionId === null) return NOTHING
    const page = Math.max(1, offset)
    const { accounts, next, failure } = await this.client.yeti.accounts({ connectionId, text, page })
    this.#accounts.add(accounts)
    return { items: accounts.map(accountItem), next, search: 'service', failure }
  }

  readonly searchTypes: Search = async (text, offset) => {
    const { connectionId } = this
    if (connectionId === null) return NOTHING
    const page = Math.max(1, offset)
    const { types, next, failure } = await this.client.yeti.serviceTypes({ connectionId, text, page })
    this.#types.add(types)
    return { items: types.map(typeItem), next, search: 'service', failure }
  }

  pickAccount(item: PickItem | null): void {
    this.recordField('account').onchange(item)
    this.fill(accountAnswers(this.#accounts.find(item?.id)))
    // What was read, if anything, was another one.
    void this.now.read(null)
  }

  pickType(item: PickItem | null): void {
    this.recordField('type').onchange(item)
    this.fill(typeAnswers(this.#types.find(item?.id)))
    // What one type needs of the variables another does not.
    this.forget('variables')
  }

  /** Another Yeti has other accounts and types, perhaps with the same numbers. */
  override choose(connectionId: string): void {
    if (this.connectionId !== connectionId) this.#forgetPicked()
    super.choose(connectionId)
  }

  #forgetPicked(): void {
    this.pickAccount(null)
    this.pickType(null)
  }

  /** Whether the account that was read has another name than the one that was chosen, and so may be another. */
  readonly isRenamed = $derived.by(() => {
    const { answer } = this.now
    return answer?.kind === 'read' && accountItem(answer.account).label !== this.value('account.label')
  })

  /** The account as it was read when the check page opened; null while it is not known. */
  readonly money = $derived.by((): AccountMoney | null => {
    const { answer } = this.now
    if (answer?.kind !== 'read' || this.isRenamed) return null
    const amount = (text: string | null) => (text === null ? null : readDecimal(text))
    return { balance: amount(answer.account.balance), minBalance: amount(answer.account.minBalance) }
  })

  readonly initialPrice = $derived.by(() => priceOf(this.answers, 'initialPrice'))

  /** A first renewal that is charged besides, because its day is past or today; null for one that charges nothing. */
  readonly due = $derived.by(() => {
    const due = dueRenewal(this.answers, this.facts.today)
    return due === null || due.price === null || isZero(due.price) ? null : { ...due, price: due.price }
  })

  /** All that leaves the account with the service; null while it is not known. */
  readonly charged = $derived.by(() => chargedAtOnce(this.answers, this.facts.today))

  /** What is left on the account once it was charged; null while that is not known. */
  readonly balanceAfter = $derived.by(() =>
    this.money === null ? null : balanceAfter(this.money, this.charged),
  )

  /** Whether anything is charged or credited, so that the amount is typed once more. */
  readonly asksAgain = $derived.by(() => this.charged !== null && !isZero(this.charged))

  /** Whether the balance was asked for in vain. */
  readonly isBalanceUnknown = $derived.by(
    () => this.now.answer?.kind === 'failed' || this.now.failure !== null,
  )

  override atCheck(): void {
    this.typedAgain = ''
    void this.readAccount()
  }

  async readAccount(): Promise<void> {
    const { connectionId } = this
    const accountId = answered(this.answers, 'account.id')
    const asked = connectionId === null || accountId === undefined ? null : { connectionId, accountId }
    this.withoutBalance = false
    await this.now.read(asked)
    if (!this.now.isReading) this.forget(BALANCE)
    const { answer } = this.now
    if (answer?.kind === 'read' && answer.account.id === this.value('account.id') && !this.isRenamed)
      this.fill(accountAnswers(answer.account))
  }

  override extraStops(): AnswerProblem[] {
    const words = serviceWizardWords()
    const stop = (message: string, code: ServiceCode): AnswerProblem[] => [
      { question: 'account.id', step: 'account', message, code, from: 'handover' },
    ]
    if (this.now.answer?.kind === 'gone') return stop(words.stops.gone, 'HO-YETI-ACCOUNT-GONE')
    if (this.isRenamed) return stop(words.stops.otherName, 'HO-YETI-ACCOUNT-RENAMED')
    return []
  }

  override extraWarnings(): AnswerProblem[] {
    return serviceWarnings(this.answers, { account: this.money, today: this.facts.today })
  }

  /** The field on the check page. */
  get againField() {
    return {
      id: AGAIN,
      value: this.typedAgain,
      error: this.errorOf(AGAIN),
      onchange: (value: string) => {
        this.typedAgain = value
        this.forget(AGAIN)
      },
    }
  }

  /** The box on the check page that stands for the balance when it could not be read; while it is read, its id is that of the notice. */
  get balanceField() {
    return {
      id: BALANCE,
      checked: this.withoutBalance,
      error: this.errorOf(BALANCE),
      onchange: (checked: boolean) => {
        this.withoutBalance = checked
        this.forget(BALANCE)
      },
    }
  }

  override confirmations(): AnswerProblem[] {
    const problem = amountAgainProblem(this.typedAgain, this.charged, AGAIN, this.value('account.currency'))
    return [...(problem === null ? [] : [problem]), ...this.#balanceProblems()]
  }

  #balanceProblems(): AnswerProblem[] {
    const words = serviceWizardWords()
    const tell = (message: string): AnswerProblem[] => [
      { question: BALANCE, step: 'check', message, code: 'HO-YETI-BALANCE-UNKNOWN', from: 'handover' },
    ]
    if (this.now.isReading) return tell(words.stops.reading)
    return this.isBalanceUnknown && !this.withoutBalance ? tell(words.stops.notRead) : []
  }

  /** Puts the variables on several lines, or shows why they cannot be read. */
  tidyVariables(): void {
    const formatted = formatVariables(this.value('variables'))
    if (formatted !== null) this.set('variables', formatted)
    else this.show(this.findings.errors.filter(({ question }) => question === 'variables'))
  }
}

const AGAIN = 'amountAgain'
const BALANCE = 'balance'
const NOTHING: Awaited<ReturnType<Search>> = { items: [], next: null, search: 'service', failure: null }
