import { people } from '#shared/words/en-GB/people.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the people’s pages, as they are said now. */
export const peopleWords = () => speaking.in('people', people)
