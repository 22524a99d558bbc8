/**
 * The same reading of a text, remembered: files repeat themselves, and one body is looked at by many rules. Only for readings that depend
 * on nothing but the text and whose results nobody changes.
 */
export function remembered<T>(read: (text: string) => T, most = 2000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = read(text)
    // What is long or never comes again is not worth its place; so the whole is forgotten now and then.
    if (known.size >= most) known.clear()
    known.set(text, result)
    return result
  }
}
