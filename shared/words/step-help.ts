import type { Step as AppointmentStep } from '../domain/appointment-answers-steps.ts'
import type { Step as AwardStep } from '../domain/award-answers-steps.ts'
import type { PsrStep } from '../domain/psr-answers-steps.ts'
import type { Step as ServiceStep } from '../domain/service-answers-steps.ts'
import type { Step as ServiceChangeStep } from '../domain/service-change-steps.ts'
import type { StepOf } from '../domain/switch-answers-steps.ts'
import type { SwitchKind } from '../domain/switch-kinds.ts'

/** What the help says of one step of a wizard. */
export interface StepHelp {
  /** Why it is asked. */
  why: string
  /** Where to find the answer: the bill, the meter, the tenancy agreement. */
  where: string
  example: string
  /** What goes wrong most. */
  wrong: string
}

type StepsOf = { [Kind in SwitchKind]: StepOf<Kind> } & {
  'psr-record': PsrStep
  appointment: AppointmentStep
  'qualification-award': AwardStep
  service: ServiceStep
  'service-change': ServiceChangeStep
}

/** Every step of every wizard: one without help does not compile. */
export type StepHelpTable = {
  readonly [Kind in keyof StepsOf]: Readonly<Record<StepsOf[Kind], StepHelp>>
}
