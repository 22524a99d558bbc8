import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** How the switch is answered: as documented, or by hanging up after the whole body has come. */
export type Behaviour = 'answer' | 'hang up'

const TOKEN = 'tok-5d1e8c'

/** A server that speaks the documented API and nothing more, and remembers what came. Written apart from practice. */
export async function recorder(behaviour: Behaviour = 'answer', port = 0) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
      answer(request, response)
    })
  })

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/17.0/auth/databasetoken') {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify({ token: TOKEN }))
      return
    }
    if (behaviour === 'hang up') {
      request.socket.destroy()
      return
    }
    const number = switches().length
    if (request.headers.accept?.includes('xml') === true) {
      response.writeHead(200, { 'content-type': 'application/xml; charset=utf-8' })
      response.end(
        `<CreateSwitchResponse xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CaseID>C${number}</CaseID><SwitchOverID>S${number}</SwitchOverID></CreateSwitchResponse>`,
      )
      return
    }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ caseID: `C${number}`, switchOverID: `S${number}` }))
  }

  const switches = () => received.filter(({ path }) => path === '/17.0/app/utilityswitching/switches/tenant')
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The recorder has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    credentials: { sitePrefix: 'BRLO', appPassword: 'pa55-Zq8mW2xT' },
    token: TOKEN,
    port: address.port,
    received,
    switches,
    close,
  }
}
