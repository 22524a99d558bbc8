import { due } from '#shared/words/en-GB/due.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of what is due on Today, as they are said now. */
export const dueWords = () => speaking.in('due', due)
