import { landlord } from '#shared/words/en-GB/landlord.ts'
import { speaking } from './speaking.svelte.ts'

/** The words that a landlord who lets their own homes is asked with, as they are said now. */
export const landlordWords = () => speaking.in('landlord', landlord)
