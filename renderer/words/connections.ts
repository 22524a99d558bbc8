import { connections } from '#shared/words/en-GB/connections.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of the Connections pages, as they are said now. */
export const connectionsWords = () => speaking.in('connections', connections)
