import { shell } from '#shared/words/en-GB/shell.ts'
import { speaking } from './speaking.svelte.ts'

/** The words around every page: the rail, the notices and what stands there while a page opens, as they are said now. */
export const shellWords = () => speaking.in('shell', shell)
