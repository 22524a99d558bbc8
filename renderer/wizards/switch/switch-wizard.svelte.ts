import { tick } from 'svelte'
import { goToField } from '#renderer/components/go-to-field.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { switchWizardWords } from '#renderer/words/switch-wizard.ts'
import type { SampleHome } from '#shared/contract/homes.ts'
import { missing } from '#shared/domain/answer-problems.ts'
import { switchForm } from '#shared/domain/switch-form.ts'
import { bodyQuestions, toSwitchBody } from '#shared/domain/switch-answers.ts'
import { SWITCH_FACTS } from '#shared/domain/switch-facts.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { AnswerProblem, Answers } from '#shared/domain/wizard-form.ts'
import { closingReadings, discontinuities } from '#shared/domain/handed-over.ts'
import { HandedOverLookup, type KnownHome } from './handed-over-lookup.svelte.ts'
import { MeterLookup, stopsOf, type AskedHome } from './meter-lookup.svelte.ts'

/** The wizard of a switch: it asks the service about the meter before the home is left. */
export class SwitchWizard extends Wizard {
  readonly kind: SwitchKind
  /** Homes to practise with; none outside practice. */
  readonly samples: readonly SampleHome[]
  readonly lookup: MeterLookup
  readonly #handedOver: HandedOverLookup

  /** A landlord's own details were asked once, so as not to be asked again. */
  constructor(session: Session, ground: WizardGround, kind: SwitchKind, samples: readonly SampleHome[]) {
    const asksLandlord = SWITCH_FACTS[kind].required.includes('landlord')
    const country = ground.settings?.homeCountry ?? null
    super(session, switchForm(kind), ground, {
      ...(country === null ? {} : { country }),
      ...(asksLandlord ? ground.settings?.landlord : {}),
    })
    this.kind = kind
    this.samples = samples.map((sample) => fitting(kind, sample))
    this.lookup = new MeterLookup(this.client, this.told)
    this.#handedOver = new HandedOverLookup(this.client)
  }

  /** The home as the lookup is asked about it; null while there is no whole MPRN or no connection to ask. */
  readonly lookedUpHome = $derived.by((): AskedHome | null => {
    const mprn = this.value('property.mprn').replaceAll(/\D/g, '')
    if (mprn.length !== 11 || this.connectionId === null) return null
    const answers = { ...this.answers, supply: 'electricity' }
    const home = toSwitchBody(this.kind, answers, this.facts.codes).body['property']
    const address = typeof home === 'object' ? home['address'] : undefined
    return { mprn, address: typeof address === 'object' ? address : {} }
  })
  /** What the lookup said of the home as it stands now, or null. */
  readonly lookupAnswer = $derived.by(() => this.lookup.of(this.lookedUpHome))

  /** The home by which earlier switches of it are found; null while neither meter number is whole. */
  readonly #knownHome = $derived.by((): KnownHome | null => {
    const digits = (question: string) => this.value(question).replaceAll(/\D/g, '')
    const [mprn, gprn] = [digits('property.mprn'), digits('property.gprn')]
    if (mprn !== '' ? mprn.length !== 11 : gprn.length !== 7) return null
    return { mprn, gprn, postCode: this.value('property.address.postCode') }
  })
  /** The last switch that was sent for the home as it stands now; null when there is none, or nobody has asked yet. */
  readonly handedOver = $derived.by(() => this.#handedOver.of(this.#knownHome))
  /** The readings to offer as opening ones, or null. */
  readonly closing = $derived.by(() => closingReadings(this.kind, this.handedOver))

  /** Looks in Handover's own store for what was sent for this home before. */
  askHandedOver(): Promise<void> {
    return this.#handedOver.ask(this.#knownHome)
  }

  /** Fills in somebody who is known; what is sent is linked with them. */
  takePerson(who: 'tenant' | 'purchaser', answers: Answers): void {
    const of = Object.entries(answers).filter(([question]) => question.startsWith(`${who}.`))
    this.fill(Object.fromEntries(of))
    const { 'person.id': id } = answers
    if (id !== undefined) this.set('person.id', id)
  }

  /** Under another name it is somebody else. */
  override set(question: string, value: string): void {
    if (NAMES.includes(question) && this.answers[question] !== value) delete this.answers['person.id']
    super.set(question, value)
  }

  override beforeLeaving(step: string): Promise<boolean> {
    return step === 'home' ? this.lookUp() : Promise.resolve(true)
  }

  override atCheck(): void {
    void this.lookUp()
    void this.askHandedOver()
  }

  /** What the lookup found and nobody has passed. */
  override extraStops(): AnswerProblem[] {
    const closed = stopsOf(this.lookupAnswer?.lookup ?? null)
    if (closed.length === 0 || this.answers['lookup.passed'] === this.lookedUpHome?.mprn) return []
    const message = switchWizardWords().lookup.tick
    return [missing('lookup.passed', 'home', message)]
  }

  override extraWarnings(): AnswerProblem[] {
    const lookedUp = (this.lookupAnswer?.findings ?? [])
      .filter((finding) => finding.code !== SERIAL_NUMBER)
      .map(({ message, fix, code, from }) => ({
        question: 'property.mprn',
        step: 'home',
        message: `${message} ${fix}`,
        code,
        from,
      }))
    const continuity = discontinuities(this.kind, this.answers, this.handedOver).map((one) => ({
      ...one,
      step: this.stepOf(one.question) ?? 'check',
      from: 'handover' as const,
    }))
    return [...lookedUp, ...continuity]
  }

  override get busy(): string | null {
    return this.lookup.asking ? switchWizardWords().lookup.busy : null
  }

  /** A home in Great Britain: told, and no further questions. */
  override get endsAt(): string | null {
    return this.answers['country'] === 'GB' ? 'country' : null
  }

  /** Asks the service about the meter unless that was done; false when what it said should be read first. */
  async lookUp(): Promise<boolean> {
    const home = this.lookedUpHome
    if (home === null || this.connectionId === null || this.lookupAnswer !== null)
      return !this.stopAt(['home'])
    await this.lookup.ask(this.connectionId, home)
    const findings = this.lookup.of(home)?.findings ?? []
    if (findings.every((finding) => finding.code === SERIAL_NUMBER) && !this.stopAt(['home'])) return true
    await tick()
    goToField('lookup')
    return false
  }
}

const NAMES = ['tenant', 'purchaser'].flatMap((who) => [`${who}.firstName`, `${who}.lastName`])

/** The lookup gave a serial number to compare: nothing to stop at. */
const SERIAL_NUMBER = 'HO-ACQ-LOOKUP-SERIAL'

/** A home to practise with, as far as this kind asks about it: who would move in is who buys. */
function fitting(kind: SwitchKind, sample: SampleHome): SampleHome {
  const asked = new Set([...bodyQuestions(kind), 'supply', 'meterType', 'country'])
  const answers = Object.entries(sample.answers).flatMap(([question, answer]): [string, string][] => {
    const here = kind === 'purchaser-switch' ? question.replace(/^tenant\./, 'purchaser.') : question
    return asked.has(here) ? [[here, answer]] : []
  })
  return { ...sample, answers: Object.fromEntries(answers) }
}
