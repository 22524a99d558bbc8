import { submissions } from '#shared/words/en-GB/submissions.ts'
import { speaking } from './speaking.svelte.ts'

/** How what was sent is told of in lists, as it is said now. */
export const submissionsWords = () => speaking.in('submissions', submissions)
