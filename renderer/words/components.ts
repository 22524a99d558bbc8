import { components } from '#shared/words/en-GB/components.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the pieces that pages are made of, as they are said now. */
export const componentsWords = () => speaking.in('components', components)
