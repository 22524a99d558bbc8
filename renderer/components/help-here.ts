import { getContext, setContext } from 'svelte'

const HELP = Symbol('help')

/** Says that the Help place can be gone to from the components below: the pages of the shell. */
export function offerHelp(): void {
  setContext(HELP, true)
}

/** Whether there is a Help place to go to: not while a profile is closed, or a part is shown by itself. */
export function hasHelp(): boolean {
  return getContext(HELP) === true
}
