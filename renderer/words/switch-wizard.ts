import { switchWizard } from '#shared/words/en-GB/switch-wizard.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the wizards of switches, as they are said now. */
export const switchWizardWords = () => speaking.in('switchWizard', switchWizard)
