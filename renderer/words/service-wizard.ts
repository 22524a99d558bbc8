import { serviceWizard } from '#shared/words/en-GB/service-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizard that sets up a billed service, as they are said now. */
export const serviceWizardWords = () => speaking.in('serviceWizard', serviceWizard)
