import { addressOf, parseRoute, type Route } from './route.ts'

/** The page that is shown, following the address bar. */
class Router {
  route = $state.raw<Route>({ place: 'today' })
  /** Counts the times that a new wizard was asked for: its kind alone does not tell it from one of its kind that is open. */
  begun = $state(0)
  #seen: string | null = null

  /** Follows the address from now on; returns how to stop. */
  start(): () => void {
    const read = () => {
      const { hash } = window.location
      // The event of a change that was read already.
      if (hash === this.#seen) return
      this.#seen = hash
      const route = parseRoute(hash)
      if (route === null) return
      this.route = route
      if (route.place === 'wizard' && route.draftId === null) this.begun += 1
    }
    read()
    window.addEventListener('hashchange', read)
    return () => {
      window.removeEventListener('hashchange', read)
      this.#seen = null
    }
  }

  go(route: Route): void {
    window.location.hash = addressOf(route)
  }

  /** The page that is shown has another address from now on: the wizard, once it has a draft. It stays as it is. */
  rename(route: Route): void {
    const address = addressOf(route)
    window.history.replaceState(null, '', address)
    this.#seen = address
  }
}

export const router = new Router()
