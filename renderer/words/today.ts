import { today } from '#shared/words/en-GB/today.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Today page, as they are said now. */
export const todayWords = () => speaking.in('today', today)
