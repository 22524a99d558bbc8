import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { appointmentWizardWords } from '#renderer/words/appointment-wizard.ts'
import type { Page, PickerKind, PickItem } from '#shared/contract/ctrl-hub.ts'
import { begunAlready } from '#shared/domain/appointment-answers-checks.ts'
import { spanWords } from '#shared/domain/appointment-answers-summary.ts'
import { bandTimes, momentOf, zoneOf } from '#shared/domain/appointment-answers-times.ts'
import { pickAnswers, pickedRecord, pickedRef, type PickedName } from '#shared/domain/appointment-answers.ts'
import { findClashes, type Clash } from '#shared/domain/appointment-clash.ts'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { zoneInAddress } from '#shared/domain/home-zone.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'
import { BookedAround } from './booked-around.svelte.ts'
import { clashWords } from './clash-words.ts'

/** The wizard that books a visit: it picks records of Ctrl Hub, and looks for clashes before it sends. */
export class AppointmentWizard extends Wizard {
  readonly booked: BookedAround

  constructor(session: Session, ground: WizardGround) {
    super(session, appointmentForm, ground)
    this.booked = new BookedAround(this.client)
  }

  /** What stands in the way of these times, as far as the service told what is booked. */
  readonly clashes = $derived.by((): readonly Clash[] => {
    const { start, end } = this.#times()
    if (start === undefined || end === undefined) return []
    return findClashes(
      {
        start,
        end,
        operationId: pickedRef(this.answers, 'operation')?.id ?? null,
        timeBandId: pickedRef(this.answers, 'timeBand')?.id ?? null,
        homeOperationIds: this.booked.homeOperationIds,
      },
      this.booked.visits,
    )
  })

  /** Asks the service for records to pick. */
  search(what: PickerKind, within: { propertyId?: string; contactId?: string } = {}): Search {
    return (text, offset) => {
      const { connectionId } = this
      if (connectionId === null) return Promise.resolve(noConnection(this.ground.connections.length > 0))
      return this.client.ctrlHub.search({ connectionId, what, text, offset, within })
    }
  }

  /** The home and contact that were picked, to look for what belongs to them. */
  get within(): { propertyId?: string; contactId?: string } {
    const [property, contact] = [pickedRef(this.answers, 'property'), pickedRef(this.answers, 'contact')]
    return {
      ...(property === null ? {} : { propertyId: property.id }),
      ...(contact === null ? {} : { contactId: contact.id }),
    }
  }

  record(name: PickedName) {
    return pickedRecord(this.answers, name)
  }

  pick(name: PickedName, item: PickItem | null): void {
    const isOther = (this.answers[`${name}.id`] ?? '') !== (item?.id ?? '')
    this.fill(pickAnswers(this.answers, name, item))
    if (name === 'property' && isOther)
      this.fill({ zone: (item === null ? null : zoneInAddress(`${item.label}, ${item.detail}`)) ?? '' })
    if (name === 'timeBand')
      this.fill({ 'timeBand.start': item?.band?.start ?? '', 'timeBand.end': item?.band?.end ?? '' })
    if (name === 'timeBand' && item !== null) this.useBand()
  }

  /** Takes the clock times of the time band that was picked. */
  useBand(): void {
    this.fill(this.#bandTimes())
  }

  /** Whether the times are those of the band, or the band has none. */
  get isInBand(): boolean {
    return Object.entries(this.#bandTimes()).every(([question, value]) => this.value(question) === value)
  }

  /** The band's times in words; '' when it has none. */
  get bandWords(): string {
    return spanWords(this.#bandTimes())
  }

  override atCheck(): void {
    const { connectionId } = this
    const day = this.value('date')
    const { start } = this.#times()
    if (connectionId === null || start === undefined) return
    void this.booked.read({ connectionId, day, propertyId: pickedRef(this.answers, 'property')?.id ?? null })
  }

  override extraStops(): AnswerProblem[] {
    return begunAlready(this.answers, Date.now())
  }

  /** A visit of the same operation is told more strongly, on its own. */
  override extraWarnings(): AnswerProblem[] {
    const zone = zoneOf(this.answers) ?? 'Europe/London'
    return this.clashes
      .filter(({ kind }) => kind !== 'same-operation')
      .map((clash) => ({
        question: 'start',
        step: 'when',
        message: clashWords(clash, zone),
        code: 'HO-CH-CLASH',
        from: 'handover',
      }))
  }

  #times() {
    return { start: momentOf(this.answers, 'start'), end: momentOf(this.answers, 'end') }
  }

  #bandTimes(): Record<string, string> {
    return bandTimes({ start: this.value('timeBand.start'), end: this.value('timeBand.end') })
  }
}

/** A picker's answer while nobody can be asked. */
function noConnection(any: boolean): Page {
  const words = appointmentWizardWords()
  const failure = {
    path: 'connection',
    message: any ? words.connection.notChosen : words.connection.none,
    fix: any ? words.connection.choose : words.connection.add,
    from: 'handover' as const,
    code: 'HO-OUTBOX-CONNECTION',
  }
  return { items: [], next: null, search: 'none', failure }
}
