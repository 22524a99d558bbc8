import { createInterface } from 'node:readline'
import { startPractice } from '#core/practice/server.ts'

/*
 * The stand-ins in a process of their own, until they are killed. Prints their address and credentials as one line of JSON, and
 * for each line on its stdin how many switches it has accepted so far.
 */
const practice = await startPractice()
let accepted = 0
// The journal would grow by a body a request.
const take = () => {
  const entries = practice.journal.findIndex(({ status }) => status === null)
  for (const { path, status } of practice.journal.splice(0, entries === -1 ? Infinity : entries))
    if (path.endsWith('/switches/tenant') && status === 200) accepted += 1
}
setInterval(take, 250)
process.stdout.write(`${JSON.stringify({ url: practice.url, acquaint: practice.credentials.acquaint })}\n`)
createInterface({ input: process.stdin }).on('line', () => {
  take()
  process.stdout.write(`${accepted}\n`)
})
