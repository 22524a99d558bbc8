import { failures } from '#shared/words/en-GB/failures.ts'
import { speaking } from './speaking.svelte.ts'

/** What is said of a call that failed without the core’s own words for it, as it is said now. */
export const failureWords = () => speaking.in('failures', failures)
