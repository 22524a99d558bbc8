import type { Page } from '#renderer/api/http.ts'

/** A tab that a link was opened in, as far as the transport sees it: calls go out as a browser sends them. */
export function browserTab(link: string) {
  const url = new URL(link)
  const stored = new Map<string, string>()
  const listeners: (() => void)[] = []
  const requests: { url: string; headers: Headers }[] = []
  const location = {
    hash: url.hash,
    origin: url.origin,
    pathname: url.pathname,
    search: url.search,
    reload: () => {
      reloads++
    },
  }
  let reloads = 0
  const page: Page = {
    location,
    history: {
      replaceState(_state, _unused, address) {
        location.hash = new URL(String(address), url.origin).hash
      },
    },
    sessionStorage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => void stored.set(name, value),
      removeItem: (name) => void stored.delete(name),
    },
    fetch: (input, init) => {
      const request = new Request(input, init)
      request.headers.set('origin', url.origin)
      requests.push({ url: request.url, headers: request.headers })
      return fetch(request)
    },
    addEventListener: (_type, listener) => void listeners.push(listener),
  }
  return {
    page,
    location,
    stored,
    requests,
    reloads: () => reloads,
    /** The fragment changes, as when a link is pasted into the address bar. */
    goTo(hash: string) {
      location.hash = hash
      listeners.forEach((listener) => listener())
    },
  }
}
