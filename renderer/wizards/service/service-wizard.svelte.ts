import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { PickItem } from '#shared/contract/ctrl-hub.ts'
import type { BillingAccount, ServiceType } from '#shared/contract/yeti.ts'
import { answered } from '#shared/domain/answered.ts'
import { isZero, readDecimal } from '#shared/domain/decimal.ts'
import { amountAgainProblem } from '#shared/domain/service-amount-again.ts'
import { priceOf } from '#shared/domain/service-answers.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
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
  readonly #accounts = new Shown<BillingAccount>()
  readonly #types = new Shown<ServiceType>()

  constructor(session: Session, ground: WizardGround) {
    super(session, serviceForm, ground, { reference: newReference() })
    // A draft that has none yet; one that mends what was refused keeps its own.
    if (this.value('reference') === '') this.answers['reference'] = newReference()
    this.now = new AccountNow(this.client, this.told)
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
  }

  pickType(item: PickItem | null): void {
    this.recordField('type').onchange(item)
    this.fill(typeAnswers(this.#types.find(item?.id)))
    // What one type needs of the variables another does not.
    this.forget('variables')
  }

  /** Another Yeti has other accounts and types, perhaps with the same numbers. */
  override choose(connectionId: string): void {
    if (this.connectionId !== null && this.connectionId !== connectionId) {
      this.pickAccount(null)
      this.pickType(null)
    }
    super.choose(connectionId)
  }

  /** The account as it was read when the check page opened; null while it is not known. */
  readonly money = $derived.by((): AccountMoney | null => {
    const { answer } = this.now
    if (answer?.kind !== 'read') return null
    const amount = (text: string | null) => (text === null ? null : readDecimal(text))
    return { balance: amount(answer.account.balance), minBalance: amount(answer.account.minBalance) }
  })

  readonly initialPrice = $derived.by(() => priceOf(this.answers, 'initialPrice'))

  /** What is left on the account once it was charged; null while that is not known. */
  readonly balanceAfter = $derived.by(() =>
    this.money === null ? null : balanceAfter(this.money, this.initialPrice),
  )

  /** Whether anything is charged or credited, so that the amount is typed once more. */
  readonly asksAgain = $derived.by(() => this.initialPrice !== null && !isZero(this.initialPrice))

  override atCheck(): void {
    this.typedAgain = ''
    void this.readAccount()
  }

  async readAccount(): Promise<void> {
    const { connectionId } = this
    const accountId = answered(this.answers, 'account.id')
    const asked = connectionId === null || accountId === undefined ? null : { connectionId, accountId }
    await this.now.read(asked)
    const { answer } = this.now
    if (answer?.kind === 'read' && answer.account.id === this.value('account.id'))
      this.fill(accountAnswers(answer.account))
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

  override confirmations(): AnswerProblem[] {
    const problem = amountAgainProblem(this.typedAgain, this.initialPrice, AGAIN)
    return problem === null ? [] : [problem]
  }

  /** Puts the variables on several lines, or shows why they cannot be read. */
  tidyVariables(): void {
    const formatted = formatVariables(this.value('variables'))
    if (formatted !== null) this.set('variables', formatted)
    else this.show(this.findings.errors.filter(({ question }) => question === 'variables'))
  }
}

const AGAIN = 'amountAgain'
const NOTHING: Awaited<ReturnType<Search>> = { items: [], next: null, search: 'service', failure: null }
