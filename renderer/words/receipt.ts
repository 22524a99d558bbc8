import { receipt } from '#shared/words/en-GB/receipt.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of a receipt, as they are said now. */
export const receiptWords = () => speaking.in('receipt', receipt)
