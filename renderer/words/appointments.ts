import { appointments } from '#shared/words/en-GB/appointments.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Appointments page, as they are said now. */
export const appointmentsWords = () => speaking.in('appointments', appointments)
