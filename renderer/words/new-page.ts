import { newPage } from '#shared/words/en-GB/new-page.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the New page, as they are said now. */
export const newPageWords = () => speaking.in('newPage', newPage)
