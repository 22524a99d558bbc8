import { fields } from '#shared/words/en-GB/fields.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the pieces that ask for something, as they are said now. */
export const fieldsWords = () => speaking.in('fields', fields)
