import { about } from '#shared/words/en-GB/about.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the page about Handover, as they are said now. */
export const aboutWords = () => speaking.in('about', about)
