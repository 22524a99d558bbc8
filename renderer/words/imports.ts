import { imports } from '#shared/words/en-GB/imports.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the import from a spreadsheet, as they are said now. */
export const importsWords = () => speaking.in('imports', imports)
