/** For a procedure of the contract whose handler is still being built. */
export function notYet(): never {
  throw new Error('This procedure is not built yet.')
}
