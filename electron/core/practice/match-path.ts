/** The values of a route's `{names}` in a path, or null when it is another route. Letter case matters. */
export function matchPath(route: string, path: string): Record<string, string> | null {
  const wanted = route.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const segments: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? ''
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== actual) return null
    if (name !== undefined) segments[name] = actual
  }
  return segments
}
