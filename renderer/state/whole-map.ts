/** A map that is replaced as a whole and never changed in place, for `$state.raw`. */
export function wholeMap<Key, Value>(entries: Iterable<readonly [Key, Value]> = []): ReadonlyMap<Key, Value> {
  return new Map(entries)
}
