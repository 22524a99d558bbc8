import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { SIGN_IN_PATH } from '#core/providers/acquaint/sign-in.ts'
import type { Chance } from './chance.ts'
import { localServer } from './local-server.ts'

/** What the service did with the switch of one meter, in order. A body that it did not take may be sent again. */
export interface Dealing {
  /** `lost`: taken, and then there was no answer. */
  what: 'accepted' | 'rejected' | 'lost' | 'not taken'
  caseID: string | null
}

export interface UnreliableService {
  url: string
  /** By meter. */
  dealings: Map<string, Dealing[]>
  /** While true, everything is accepted at once. */
  reliable: boolean
}

/** A service that signs everybody in, and that is slow, rejects, is busy, or takes a switch and never says so, by chance. */
export async function unreliableService(chance: Chance): Promise<UnreliableService> {
  const dealings = new Map<string, Dealing[]>()
  const server = await localServer((response, { path, body }) => {
    if (path.endsWith(SIGN_IN_PATH)) answer(response, 200, { token: `token-${chance.whole(1e9)}` })
    else void deal(response, body)
  })
  onTestFinished(() => server.close())
  const service: UnreliableService = { url: server.url, dealings, reliable: false }

  async function deal(response: ServerResponse, body: string): Promise<void> {
    const { property } = JSON.parse(body) as { property: { mprn: string } }
    const earlier = dealings.get(property.mprn) ?? []
    const enter = (what: Dealing['what'], caseID: string | null = null) =>
      dealings.set(property.mprn, [...earlier, { what, caseID }])
    const draw = service.reliable ? 0 : chance.fraction()
    if (draw < 0.75) {
      const caseID = `C${property.mprn}-${earlier.length}`
      enter('accepted', caseID)
      if (draw > 0.5) await sleep(chance.whole(60))
      answer(response, 200, { caseID })
    } else if (draw < 0.85) {
      enter('lost')
      await sleep(chance.whole(200))
      response.destroy()
    } else if (draw < 0.92) {
      enter('rejected')
      answer(response, 400, { Message: 'The request is invalid.' })
    } else if (draw < 0.96 || earlier.length > 0) {
      enter('not taken')
      response.setHeader('retry-after', '1')
      answer(response, 503, { Message: 'Busy.' })
    } else {
      enter('not taken')
      answer(response, 401, { Message: 'Sign in.' })
    }
  }
  return service
}

function answer(response: ServerResponse, status: number, body: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
