import { batch } from '#shared/words/en-GB/batch.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of a batch, as they are said now. */
export const batchWords = () => speaking.in('batch', batch)
