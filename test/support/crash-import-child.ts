import { begin, done, say } from './crash-moments.ts'
import { openApp } from '#core/app.ts'

/*
 * A process that queues the rows of an imported file, until a test kills it: crash-import-child.ts FOLDER IMPORT.
 * It begins when the file is read and every row checked. Says `did queue COUNT` after it.
 */
const [folder = '', id = ''] = process.argv.slice(2)

const app = await openApp({
  host: 'cli',
  folder,
  practice: false,
  sends: false,
  vault: null,
  passphrase: null,
  version: '0',
})
await app.client.imports.get({ id })
await begin()
const { queued } = await app.client.imports.queue({ id })
say(`did queue ${queued}`)
await app.close()
done()
