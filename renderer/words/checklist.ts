import { checklist } from '#shared/words/en-GB/checklist.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the checklist of a tenancy, as they are said now. */
export const checklistWords = () => speaking.in('checklist', checklist)
