import { createServer } from 'node:http'
import { SIGN_IN_PATH } from '#core/providers/acquaint/sign-in.ts'
import { openBooks } from './books.ts'

/** How a switch ends at a service that answers after so long, with the application's own time-outs. */
export async function endAfter(seconds: number): Promise<string> {
  const server = createServer((request, response) => {
    const signIn = request.url?.endsWith(SIGN_IN_PATH) === true
    request.resume()
    setTimeout(
      () => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(signIn ? { token: 'token-1' } : { caseID: 'C-1' }))
      },
      signIn ? 0 : seconds * 1000,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const books = await openBooks(`http://127.0.0.1:${address.port}/`)
  try {
    await books.queue(1)
    const [submission] = await books.outbox.run({ only: null, waitSeconds: 0 })
    return submission?.state ?? 'nothing'
  } finally {
    await books.close()
    server.close()
  }
}
