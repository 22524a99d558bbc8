import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { begin, done } from './crash-moments.ts'
import { noLog } from '#core/log.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'

/* A process that migrates a store until a test kills it: crash-migration-child.ts FILE KEY MIGRATIONS (a JSON file). */
const [file = '', key = '', list = ''] = process.argv.slice(2)

const Migrations = v.array(v.object({ number: v.number(), name: v.string(), sql: v.string() }))
const migrations = v.parse(Migrations, JSON.parse(readFileSync(list, 'utf8')))

await begin()
const store = await openStore({ file, key: Secret.of(key), log: noLog, migrations })
store.close()
done()
