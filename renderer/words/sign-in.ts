import { signIn } from '#shared/words/en-GB/sign-in.ts'
import { speaking } from './speaking.svelte.ts'

/** How signing in to a connection stands, as it is said now. */
export const signInState = () => speaking.in('signIn', signIn)
