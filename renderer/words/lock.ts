import { lock } from '#shared/words/en-GB/lock.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the locked window, as they are said now. */
export const lockWords = () => speaking.in('lock', lock)
