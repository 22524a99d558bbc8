import { homes } from '#shared/words/en-GB/homes.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the homes’ pages, as they are said now. */
export const homesWords = () => speaking.in('homes', homes)
