import { startPractice } from '#core/practice/server.ts'

/* The stand-ins in a process of their own, until they are killed. Prints their address and credentials as one line of JSON. */
const practice = await startPractice()
// Nobody reads the journal here, and it would grow by a body a request.
setInterval(() => practice.journal.splice(0), 250)
process.stdout.write(`${JSON.stringify({ url: practice.url, acquaint: practice.credentials.acquaint })}\n`)
