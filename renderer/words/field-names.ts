import { fieldNames } from '#shared/words/en-GB/field-names.ts'
import { speaking } from './speaking.svelte.ts'

/** What people call the fields of what is sent, as they are called now. */
export const fieldNameWords = () => speaking.in('fieldNames', fieldNames)
