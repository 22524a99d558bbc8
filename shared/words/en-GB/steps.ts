import type { StepHelpTable } from '../step-help.ts'
import { ctrlHubSteps } from './steps/ctrl-hub.ts'
import { serviceSteps } from './steps/services.ts'
import { switchSteps } from './steps/switches.ts'

/** The help of every step of every wizard. */
export const steps: StepHelpTable = { ...switchSteps, ...ctrlHubSteps, ...serviceSteps }
