import { addressOf, parseRoute, type Route } from './route.ts'

/** The page that is shown, following the address bar. */
class Router {
  route = $state.raw<Route>({ place: 'today' })

  /** Follows the address from now on; returns how to stop. */
  start(): () => void {
    const read = () => {
      const route = parseRoute(window.location.hash)
      if (route) this.route = route
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }

  go(route: Route): void {
    window.location.hash = addressOf(route)
  }
}

export const router = new Router()
