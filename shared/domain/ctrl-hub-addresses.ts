const OWN = /^https:\/\/api\.ctrl-hub\.(com|dev)[:/]/

/**
 * Where Ctrl Hub signs in when nobody says otherwise: at its own two addresses that is another host (SDK source), anywhere else the
 * same one. `baseUrl` is a whole address with a slash at its end, as a connection keeps it.
 */
export function defaultAuthUrl(baseUrl: string): string {
  const own = OWN.exec(baseUrl)
  return own === null ? baseUrl : `https://auth.ctrl-hub.${own[1]}/`
}
