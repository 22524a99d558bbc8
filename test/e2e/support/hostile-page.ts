/** What a hostile page aims at: the address of the browser host as it knows it, and a script and a stylesheet of it. */
export interface Target {
  origin: string
  script: string
  style: string
}

/** What the page did, and what came of it. `got` is what it could read; null when nothing. */
export interface Attempt {
  what: string
  got: string | null
}

/**
 * Runs inside a page of the attacker and tries every way there is to reach another origin. Each ends in one line.
 * It is handed to the browser as text, so it uses nothing from outside itself.
 */
export async function attack({ origin, script, style }: Target): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  const draft = {
    id: null,
    kind: 'tenant-switch',
    connectionId: null,
    step: 'home',
    answers: { 'tenant.lastName': 'PWNED' },
    blocked: null,
  }
  const settings = { yourName: 'PWNED', role: 'agent', landlord: null, theme: 'dark', keepBodiesDays: 0 }
  const calls: [string, unknown][] = [
    ['/rpc/drafts/save', { json: draft }],
    ['/rpc/profile/saveSettings', { json: settings }],
    ['/rpc/profile/status', {}],
    ['/rpc/outbox/changes', {}],
    ['/session', { key: 'A'.repeat(43) }],
    ['/control/link', { nonce: 'D'.repeat(43), proof: 'E'.repeat(43) }],
  ]
  const patience = 8000

  /** All at once: a page that waits for each would take its time. */
  const underWay: Promise<void>[] = []
  function note(what: string, work: () => Promise<string | null>): void {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))
    const ended = Promise.race([work(), late]).catch(() => null)
    underWay.push(ended.then((got) => void attempts.push({ what, got })))
  }

  /** Adds an element and tells whether it loaded. */
  function element(name: string, attributes: Record<string, string>): Promise<string | null> {
    return new Promise((resolve) => {
      const made = document.createElement(name)
      made.onload = () => resolve('it loaded')
      made.onerror = () => resolve(null)
      for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
      document.body.append(made)
    })
  }

  /** A frame of the host always "loads", as an error page too; what counts is whether its document can be read. */
  function frame(name: string, attributes: Record<string, string>): Promise<string | null> {
    return new Promise((resolve) => {
      const made = document.createElement('iframe')
      made.name = name
      made.onload = () => {
        try {
          // The empty page that it is before anything comes.
          if (made.contentWindow?.location.href === 'about:blank') return
          const text = made.contentDocument?.body.innerText ?? ''
          resolve(text === '' ? null : text)
        } catch {
          resolve(null)
        }
      }
      for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
      document.body.append(made)
    })
  }

  async function readable(response: Response): Promise<string | null> {
    if (response.type === 'opaque' || response.type === 'opaqueredirect') return null
    if (response.ok) return `answered ${response.status}`
    // What the gate says to everybody is no secret; anything else is.
    const text = await response.text()
    return /^\{"error":"[A-Z_]+",/.test(text) ? null : `${response.status} ${text}`
  }

  for (const mode of ['cors', 'no-cors', 'same-origin', 'navigate'] as const) {
    for (const credentials of ['include', 'omit'] as const) {
      for (const path of ['/', script]) {
        note(`fetch ${path}, ${mode}, ${credentials}`, async () =>
          readable(await fetch(origin + path, { mode, credentials })),
        )
      }
    }
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', null]) {
      for (const [path, body] of calls) {
        const headers: Record<string, string> = type === null ? {} : { 'content-type': type }
        note(`fetch ${path}, ${mode}, ${String(type)}`, async () =>
          readable(
            await fetch(origin + path, {
              method: 'POST',
              mode,
              headers,
              body: JSON.stringify(body),
              keepalive: true,
            }),
          ),
        )
      }
    }
  }
  note('fetch with the header of a session', async () =>
    readable(
      await fetch(`${origin}/rpc/profile/status`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-handover-session': 'A'.repeat(43) },
        body: '{}',
      }),
    ),
  )

  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    for (const [path, body] of calls) {
      note(`a form, ${enctype}, to ${path}`, () => {
        const name = `form-${underWay.length}`
        const form = document.createElement('form')
        Object.assign(form, { method: 'post', action: origin + path, target: name, enctype })
        const field = document.createElement('input')
        // The = between name and value ends up inside a string, so that the whole is JSON.
        field.name = `${JSON.stringify(body).slice(0, -1)},"x":"`
        field.value = '"}'
        form.append(field)
        const read = frame(name, {})
        document.body.append(form)
        form.submit()
        return read
      })
    }
  }

  note('an image', () => element('img', { src: `${origin}/` }))
  note('a script', () => element('script', { src: origin + script }))
  note('a module', () => element('script', { src: origin + script, type: 'module' }))
  note('a stylesheet', () => element('link', { rel: 'stylesheet', href: origin + style }))
  note('a preload', () => element('link', { rel: 'preload', as: 'script', href: origin + script }))
  note('an object', () => element('object', { data: `${origin}/`, type: 'text/html' }))
  note('a frame', () => frame('plain', { src: `${origin}/` }))
  note('a frame with a guessed key', () => frame('guess', { src: `${origin}/#key=${'A'.repeat(43)}` }))
  note('a sandboxed frame', () => frame('boxed', { src: `${origin}/`, sandbox: 'allow-scripts' }))
  note('a web socket', () => {
    return new Promise<string | null>((resolve) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc/outbox/changes`)
      socket.onopen = () => resolve('it opened')
      socket.onerror = () => resolve(null)
    })
  })
  note('an event source', () => {
    return new Promise<string | null>((resolve) => {
      const source = new EventSource(`${origin}/rpc/outbox/changes`)
      source.onopen = () => resolve('it opened')
      source.onerror = () => {
        source.close()
        resolve(null)
      }
    })
  })
  for (const [path, body] of calls) {
    note(`a beacon of text to ${path}`, async () => {
      navigator.sendBeacon(origin + path, JSON.stringify(body))
      return null
    })
    note(`a beacon of JSON to ${path}`, async () => {
      navigator.sendBeacon(origin + path, new Blob([JSON.stringify(body)], { type: 'application/json' }))
      return null
    })
  }
  note('a service worker of the host', async () => {
    const registered = await navigator.serviceWorker.register(origin + script)
    return registered.scope
  })
  await Promise.all(underWay)
  return attempts
}

/**
 * Opens the host in a window of its own, as a link may, and tries to talk with it.
 * `a` has the link with a guessed key in it clicked, `open` uses window.open.
 */
export async function openWindow({ origin, by }: { origin: string; by: 'a' | 'open' }): Promise<string[]> {
  const heard: string[] = []
  addEventListener('message', (event) => heard.push(String(event.data)))
  const url = `${origin}/#key=${'A'.repeat(43)}`
  if (by === 'a') {
    const link = Object.assign(document.createElement('a'), { href: url, target: 'victim', rel: 'opener' })
    document.body.append(link)
    link.click()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return heard
  }
  const opened = window.open(url, 'victim-by-script')
  for (let tries = 0; tries < 15; tries += 1) {
    opened?.postMessage('handover:port-wanted', '*')
    try {
      const text = opened?.document.body.innerText ?? ''
      if (text !== '' && opened?.location.href !== 'about:blank') heard.push(text)
    } catch {
      // Another origin: as it should be.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return heard
}
