import { rights } from '#shared/words/en-GB/rights.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of a person’s rights, as they are said now. */
export const rightsWords = () => speaking.in('rights', rights)
