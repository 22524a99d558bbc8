import * as v from 'valibot'
import { PlaceAddress } from '#shared/contract/desktop.ts'
import { pageHost, pageScheme } from '#shared/contract/doors.ts'
import { securityHeaders } from '#shared/web/security-headers.ts'

/*
 * What the window shows when its page has stopped: a page without script, made here, so that nothing of the one that
 * stopped is needed for it.
 */

const path = '/stopped'
const stylePath = '/stopped.css'

/**
 * The address of the page that says that another has stopped.
 * @param from the URL of the one that stopped; its place is offered again when it is one of ours
 */
export function stoppedUrl(from: string): string {
  const place = v.safeParse(PlaceAddress, URL.parse(from)?.hash ?? '')
  const url = new URL(`${pageScheme}://${pageHost}${path}`)
  if (place.success) url.searchParams.set('from', place.output)
  return url.href
}

export function isStoppedUrl(url: string): boolean {
  return URL.parse(url)?.pathname === path
}

/** The answer to a request for that page or its style; null for every other. */
export function stoppedPage(request: Request): Response | null {
  if (request.method !== 'GET') return null
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === stylePath) return answer('text/css; charset=utf-8', style)
  if (pathname !== path) return null
  const from = v.safeParse(PlaceAddress, searchParams.get('from'))
  return answer('text/html; charset=utf-8', html(from.success ? from.output : null))
}

function answer(contentType: string, text: string): Response {
  return new Response(text, { headers: { ...securityHeaders, 'content-type': contentType } })
}

/** @param from a place of the page: nothing in it means anything to HTML, as its pattern says */
function html(from: string | null): string {
  const today = from === null || from === '#/today'
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>This page stopped – Handover</title>
    <link rel="stylesheet" href="${stylePath}" />
  </head>
  <body>
    <main>
      <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
        <rect class="door" x="5" y="2" width="22" height="28" rx="5" />
        <g class="key">
          <circle cx="16" cy="12.5" r="4" />
          <path d="M16 16.5V25M16 21h3.4M16 24.6h2.6" />
        </g>
      </svg>
      <h1>This page stopped</h1>
      <p>The part of Handover that draws the screen ended unexpectedly.</p>
      <p>
        Nothing that was saved is lost: a draft is kept at every step, and what is waiting to be sent goes on being sent
        meanwhile.
      </p>
      <p class="actions">
        <a class="main" href="/${today ? '' : from}">Show Handover again</a>
        ${today ? '' : '<a href="/">Begin at Today</a>'}
      </p>
      <p class="muted">
        If it happens again, choose <strong>Help › Copy diagnostics</strong> in the menu and send that to whoever helps
        you. It holds no names, numbers or passwords.
      </p>
    </main>
  </body>
</html>
`
}

/** The colours of the page itself. */
const style = `:root {
  color-scheme: light dark;
  --page: light-dark(#faf9f6, #12161b);
  --card: light-dark(#ffffff, #1a2027);
  --ink: light-dark(#1b2330, #ece9e2);
  --muted: light-dark(#5a6472, #a3acb8);
  --hairline: light-dark(#e3dfd6, #2c343d);
  --accent: light-dark(#0b6b5b, #57c7b1);
  --on-accent: light-dark(#ffffff, #062a24);
}

body {
  display: grid;
  place-items: center;
  min-height: 100dvh;
  margin: 0;
  padding: 1rem;
  box-sizing: border-box;
  background: var(--page);
  color: var(--ink);
  font: 0.9375rem/1.5 system-ui, sans-serif;
}

main {
  box-sizing: border-box;
  width: min(100%, 36rem);
  padding: 2rem;
  border: 1px solid var(--hairline);
  border-radius: 8px;
  background: var(--card);
}

/* As renderer/shell/Logo.svelte draws it. */
svg {
  display: block;
  margin: 0 0 1rem -0.375rem;
}

.door {
  fill: var(--accent);
}

.key {
  fill: none;
  stroke: var(--on-accent);
  stroke-width: 2.1;
  stroke-linecap: round;
}

h1 {
  margin: 0 0 1rem;
  font-size: 1.375rem;
  line-height: 1.25;
}

p {
  margin: 0 0 1rem;
}

p:last-child {
  margin: 0;
}

.actions {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem 1.5rem;
  align-items: center;
  margin-block: 1.5rem;
}

a {
  padding-block: 0.25rem;
  color: var(--accent);
  border-radius: 6px;
}

.main {
  padding: 0.5rem 1rem;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  text-decoration: none;
}

a:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}

.muted {
  color: var(--muted);
}

@media (forced-colors: active) {
  .main {
    border: 1px solid;
  }
}
`
