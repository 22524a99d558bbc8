import { outbox } from '#shared/words/en-GB/outbox.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Outbox, as they are said now. */
export const outboxWords = () => speaking.in('outbox', outbox)
