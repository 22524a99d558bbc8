import { find } from '#shared/words/en-GB/find.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the search over everything, as they are said now. */
export const findWords = () => speaking.in('find', find)
