import { help } from '#shared/words/en-GB/help.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the help, as they are said now. */
export const helpWords = () => speaking.in('help', help)
