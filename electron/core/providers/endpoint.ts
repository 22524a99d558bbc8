/** The address of a path of a connection, which may itself live below a path. Null when the base is not a URL. */
export function endpoint(baseUrl: string, path: string): URL | null {
  const base = URL.parse(baseUrl)
  if (base === null) return null
  // Each change has the whole address written anew, and seldom is there any.
  if (base.search !== '') base.search = ''
  if (base.hash !== '') base.hash = ''
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return URL.parse(path, base.href)
}
