import { serviceChangeWizard } from '#shared/words/en-GB/service-change-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizard that changes a billed service, as they are said now. */
export const serviceChangeWizardWords = () => speaking.in('serviceChangeWizard', serviceChangeWizard)
