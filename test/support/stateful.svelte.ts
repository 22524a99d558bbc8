/** Svelte state as a screen holds it: a proxy, here for good. */
export function stateful<T>(value: T): T {
  const held = $state(value)
  return held
}
