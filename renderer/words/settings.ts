import { settings } from '#shared/words/en-GB/settings.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Settings page, as they are said now. */
export const settingsWords = () => speaking.in('settings', settings)
