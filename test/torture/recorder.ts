import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { SIGN_IN_PATH } from '#core/providers/acquaint/sign-in.ts'

/** When a sender dies, as the server sees it: before the switch is recorded, once it is, or once it was answered too. */
export type Moment = 'seen' | 'recorded' | 'answered'

/** A server that signs everybody in and records every switch. */
export interface Recorder {
  url: string
  /** How often each meter's switch was recorded. */
  recorded: Map<string, number>
  /** At the n-th switch seen from now on, `kill` is called. */
  killAt(n: number, moment: Moment, kill: () => void): void
  close(): Promise<void>
}

/** What of a switch is looked at. */
export const Switch = v.object({ property: v.object({ mprn: v.string() }) })

export async function startRecorder(): Promise<Recorder> {
  const recorded = new Map<string, number>()
  let plan: { left: number; moment: Moment; kill: () => void } | null = null

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request).catch(() => null)
      if (body === null) return
      const answer = (members: object) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(members))
      }
      if (request.url?.endsWith(SIGN_IN_PATH) === true) {
        answer({ token: 'token-1' })
        return
      }
      const { mprn } = v.parse(Switch, JSON.parse(body)).property
      const at = (moment: Moment) => {
        if (plan?.left === 0 && plan.moment === moment) plan.kill()
      }
      if (plan !== null) plan.left -= 1
      const fatal = plan?.left === 0
      at('seen')
      if (fatal && plan?.moment === 'seen') return
      recorded.set(mprn, (recorded.get(mprn) ?? 0) + 1)
      at('recorded')
      answer({ caseID: `C-${mprn}` })
      at('answered')
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The recorder has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    recorded,
    killAt: (n, moment, kill) => (plan = { left: n, moment, kill }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
