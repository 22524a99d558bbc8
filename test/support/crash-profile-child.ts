import './quick-scrypt.mjs'
import { begin, done, say } from './crash-moments.ts'
import { noLog } from '#core/log.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { Secret } from '#core/vault/secret.ts'

/*
 * A process that makes a profile, or opens the one that is there, until a test kills it:
 * crash-profile-child.ts FOLDER PASSPHRASE. Says `kept NAME` once a row of its own is in the store.
 */
const [folder = '', passphrase = ''] = process.argv.slice(2)

await begin()
const profile = await createProfile(folder, 'passphrase', Secret.of(passphrase), noLog)
const name = `process ${process.pid}`
await profile.store.queries.insertInto('settings').values({ name, value: '1' }).execute()
say(`kept ${name}`)
profile.close()
done()
