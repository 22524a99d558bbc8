/** What a language says differently from British English; what is left out is said the same. */
export type Differing<T> = T extends (...inputs: never[]) => string
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [K in keyof T]?: Differing<T[K]> }
      : T

type Group = Readonly<Record<string, unknown>>

/** The words of a language: `base` with what differs in its place, however deep. Neither is changed. */
export function withDiffering<T extends object>(base: T, differing: Differing<NoInfer<T>> | undefined): T
export function withDiffering(base: Group, differing: Group | undefined): Group {
  if (differing === undefined) return base
  const merged: Record<string, unknown> = { ...base }
  for (const [name, said] of Object.entries(differing)) {
    const before = base[name]
    merged[name] = isGroup(before) && isGroup(said) ? withDiffering(before, said) : said
  }
  return merged
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
