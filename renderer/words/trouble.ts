import { trouble } from '#shared/words/en-GB/trouble.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the page of trouble, as they are said now. */
export const troubleWords = () => speaking.in('trouble', trouble)
