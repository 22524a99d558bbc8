/** A plain copy of a value that may hold Svelte state: proxies cannot cross a MessagePort and may change while they travel. */
export function snapshot(value: unknown): unknown {
  return $state.snapshot(value)
}
