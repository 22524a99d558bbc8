/** The query parameters of a request; of one that is repeated the last counts. Unknown ones are of no account. */
export interface Query {
  /** As it was sent. */
  readonly parameters: URLSearchParams
  readonly include: string | null
  readonly sort: string | null
  /** `fields[TYPE]`, `filter[NAME]` and `page[NAME]`, by what is in the brackets. */
  readonly fields: ReadonlyMap<string, string>
  readonly filter: ReadonlyMap<string, string>
  readonly page: ReadonlyMap<string, string>
}

export function readQuery(text: string): Query {
  const parameters = new URLSearchParams(text)
  const named = (family: string) =>
    new Map(
      Array.from(parameters).flatMap(([name, value]): [string, string][] =>
        name.startsWith(`${family}[`) && name.endsWith(']')
          ? [[name.slice(family.length + 1, -1), value]]
          : [],
      ),
    )
  return {
    parameters,
    include: parameters.getAll('include').at(-1) ?? null,
    sort: parameters.getAll('sort').at(-1) ?? null,
    fields: named('fields'),
    filter: named('filter'),
    page: named('page'),
  }
}
