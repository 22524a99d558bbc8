import { appointmentWizard } from '#shared/words/en-GB/appointment-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizard that books visits, as they are said now. */
export const appointmentWizardWords = () => speaking.in('appointmentWizard', appointmentWizard)
