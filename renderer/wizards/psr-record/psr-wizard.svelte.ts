import type { Failure } from '#renderer/api/errors.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Reveal } from '#renderer/wizards/frame/reveal.svelte.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { Meter } from '#shared/contract/ctrl-hub.ts'
import { answered } from '#shared/domain/answered.ts'
import { today } from '#shared/domain/calendar-date.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { removals } from '#shared/domain/psr-answers-checks.ts'
import { homeAnswers } from '#shared/domain/psr-answers-home.ts'
import { ownInfos } from '#shared/domain/psr-answers-info.ts'
import { chosenMeters, meterAnswers, type ChosenMeter } from '#shared/domain/psr-answers-meters.ts'
import { isSetSaid } from '#shared/domain/psr-answers-needs.ts'
import {
  newestRecord,
  presentRecord,
  startFrom,
  type PresentRecord,
} from '#shared/domain/psr-answers-record.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import type { AnswerProblem, Answers } from '#shared/domain/wizard-form.ts'
import { HomeMeters } from './home-meters.svelte.ts'

/** What came of asking for a meter's present record. */
export interface Looked {
  busy: boolean
  /** How many records the meter has; the newest counts. */
  records: number
  /** The newest as it was read, or null when there is none. */
  read: PresentRecord | null
  problem: Problem | null
  failure: Failure | null
}

/** The wizard for a Priority Services record: it reads the home's meters, and on demand what is on record for them. */
export class PsrWizard extends Wizard {
  readonly meters: HomeMeters
  /** A draft that is taken up again hides what it says of the household until somebody asks to see it. */
  readonly reveal: Reveal
  readonly #cameWithHealth: boolean
  /** By meter. */
  looked = $state<Record<string, Looked>>({})

  constructor(session: Session, ground: WizardGround) {
    super(session, psrForm, ground)
    this.meters = new HomeMeters(this.client, this.told)
    this.reveal = new Reveal(this)
    this.#cameWithHealth = saysSomething(ground.draft?.answers ?? {})
  }

  readonly chosen = $derived.by(() => chosenMeters(this.answers))
  /** Whether what the draft says of the household is still hidden. */
  readonly hidden = $derived.by(() => this.#cameWithHealth && !this.reveal.shown)

  /** Needs that a present record would lose. */
  override extraWarnings(): AnswerProblem[] {
    return removals(this.answers)
  }

  chooseHome(home: { id: string; type: string; label: string } | null): void {
    this.fill(homeAnswers(home, this.answers))
  }

  /** Ticks or unticks a meter; the order stays that of the list. */
  tickMeter(meter: Meter, ticked: boolean): void {
    const others = this.chosen.filter(({ id }) => id !== meter.id)
    if (!ticked) {
      this.#chooseMeters(others)
      return
    }
    const { id, type, label, supply, records } = meter
    const listed = (this.meters.list ?? []).map((one) => one.id)
    const chosen: ChosenMeter[] = [...others, { id, type, label, supply, records, shown: null }]
    this.#chooseMeters(chosen.toSorted((a, b) => listed.indexOf(a.id) - listed.indexOf(b.id)))
  }

  #chooseMeters(meters: readonly ChosenMeter[]): void {
    this.fill(meterAnswers(meters, this.answers))
  }

  /** Asks for what is on record for a meter, which the core notes in the audit log, and starts from it. Never throws. */
  async look(meterId: string): Promise<void> {
    const { connectionId } = this
    if (connectionId === null || this.looked[meterId]?.busy === true) return
    const nothing: Looked = { busy: false, records: 0, read: null, problem: null, failure: null }
    this.looked[meterId] = { ...nothing, busy: true }
    try {
      const { records, failure } = await this.client.ctrlHub.revealNeeds({ connectionId, meterId })
      if (failure !== null) {
        this.looked[meterId] = { ...nothing, problem: failure }
        return
      }
      const newest = newestRecord(records)
      const read = newest === null ? null : presentRecord(newest, today())
      this.looked[meterId] = { ...nothing, records: records.length, read }
      this.#startFrom(meterId, records.length, read)
    } catch (error) {
      this.looked[meterId] = { ...nothing, failure: this.told(error) }
    }
  }

  #startFrom(meterId: string, records: number, read: PresentRecord | null): void {
    if (!this.chosen.some(({ id }) => id === meterId)) return
    const shown = read?.shown ?? { day: today(), codes: [], priority: '', carried: [] }
    this.#chooseMeters(
      this.chosen.map((meter) => (meter.id === meterId ? { ...meter, records, shown } : meter)),
    )
    if (read !== null) this.fill(startFrom(read, this.answers))
  }

  /** Leaves an entry of a meter's present record out of the new one. */
  leaveOut(meterId: string, field: string): void {
    this.#chooseMeters(
      this.chosen.map((meter) =>
        meter.id === meterId && meter.shown !== null
          ? {
              ...meter,
              shown: {
                ...meter.shown,
                carried: meter.shown.carried.filter((entry) => entry.field !== field),
              },
            }
          : meter,
      ),
    )
  }

  /**
   * Each meter's record stands for itself, so only what was refused is mended: the first here, any other from the outbox.
   */
  override async mend(submissionIds: readonly string[]): Promise<void> {
    for (const id of submissionIds) {
      const { state } = await this.client.submissions.get({ id })
      if (state === 'rejected') return super.mend([id])
    }
  }
}

/** Whether answers say anything about the household. */
function saysSomething(answers: Answers): boolean {
  return (
    isSetSaid(answers) ||
    answered(answers, 'priority') !== undefined ||
    ownInfos(answers).length > 0 ||
    chosenMeters(answers).some(({ shown }) => shown !== null)
  )
}
