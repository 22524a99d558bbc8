import { wizardFrame } from '#shared/words/en-GB/wizard-frame.ts'
import { speaking } from './speaking.svelte.ts'

/** The words that all wizards have: the check, the sending and what is around the steps, as they are said now. */
export const wizardFrameWords = () => speaking.in('wizardFrame', wizardFrame)
