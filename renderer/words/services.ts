import { services } from '#shared/words/en-GB/services.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Billed services page, as they are said now. */
export const servicesWords = () => speaking.in('services', services)
