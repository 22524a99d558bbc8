import { awardWizard } from '#shared/words/en-GB/award-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizard of qualification awards, as they are said now. */
export const awardWizardWords = () => speaking.in('awardWizard', awardWizard)
