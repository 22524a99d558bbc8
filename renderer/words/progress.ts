import { progress } from '#shared/words/en-GB/progress.ts'
import { speaking } from './speaking.svelte.ts'

/** How far the sending is, as it is said now. */
export const progressWords = () => speaking.in('progress', progress)
