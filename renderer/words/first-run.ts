import { firstRun } from '#shared/words/en-GB/first-run.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the first run, as they are said now. */
export const firstRunWords = () => speaking.in('firstRun', firstRun)
