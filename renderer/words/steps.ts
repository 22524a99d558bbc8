import { steps } from '#shared/words/en-GB/steps.ts'
import { speaking } from './speaking.svelte.ts'

/** The help of the wizards' steps, as it is said now. */
export const stepWords = () => speaking.in('steps', steps)
