import { psrWizard } from '#shared/words/en-GB/psr-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizard of priority services records, as they are said now. */
export const psrWizardWords = () => speaking.in('psrWizard', psrWizard)
