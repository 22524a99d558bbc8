import type { ProxyResolver } from '#core/providers/proxy-answer.ts'

/** A session, as far as it knows the system's proxy. */
export interface ProxySessionLike {
  resolveProxy(url: string): Promise<string>
}

/**
 * Asks Chromium, which keeps to what is set on the computer: a proxy, a script of the office (PAC), or one that is found by itself. It is
 * asked for each request, because a laptop goes from the office's network to another. What it answers is read by
 * core/providers/proxy-answer.ts.
 */
export function systemProxy(session: ProxySessionLike): ProxyResolver {
  return (url) => session.resolveProxy(url)
}
