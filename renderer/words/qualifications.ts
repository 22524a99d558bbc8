import { qualifications } from '#shared/words/en-GB/qualifications.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Qualifications page, as they are said now. */
export const qualificationsWords = () => speaking.in('qualifications', qualifications)
