import { appointmentWizardWords } from '#renderer/words/appointment-wizard.ts'
import type { Clash } from '#shared/domain/appointment-clash.ts'
import { visitInWords, type HomeZone } from '#shared/domain/zoned-time.ts'

/** What a clash is, by the clock of the home. */
export function clashWords({ kind, booked }: Clash, zone: HomeZone): string {
  const words = appointmentWizardWords()
  const when = visitInWords(booked.start, booked.end, zone)
  const what = booked.operation === null ? words.clash.visit : words.clash.visitFor(booked.operation.label)
  switch (kind) {
    case 'same-operation':
      return words.clash.sameOperation(when)
    case 'same-home':
      return words.clash.sameHome(what, when)
    case 'same-band':
      return words.clash.sameBand(what, when)
  }
}
