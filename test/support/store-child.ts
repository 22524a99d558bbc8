import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'
import { breakPages, secondMigration } from './store-damage.ts'

/*
 * A process that a test kills: store-child.ts FILE KEY MODE.
 *   transactions  commits rows for ever, two of each number in one transaction; prints each number once it is committed
 *   half          writes one row in a transaction that never ends; prints `half`
 *   migration     starts a migration that writes and then spins for ever; prints `migrating`
 *   open          opens, adds one row named by its process id, closes; prints `done`
 *   hold          takes the store for itself alone and keeps it; prints `held`
 *   migrate       opens with a second migration; prints `migrating` before and `done` after
 *   die           kills itself in the middle of that migration
 *   break-and-die the same, once it has written over the store's pages
 *   journal       kills itself while it changes a store that has no log yet, as a copy put back has none
 */
const [file = '', key = '', mode = ''] = process.argv.slice(2)
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('It should be dead.')
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const endless = {
  number: 6,
  name: '0006-endless',
  sql: `
    CREATE TABLE half_made (n INTEGER);
    INSERT INTO settings (name, value) VALUES ('from the migration', '1');
    INSERT INTO half_made
      WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting)
      SELECT n FROM counting WHERE n < 0 LIMIT 1;
  `,
}

if (mode === 'migration') {
  const before = await openStore({ file, key: Secret.of(key), log: noLog })
  before.close()
  say('migrating')
  await openStore({ file, key: Secret.of(key), log: noLog, migrations: [...migrations, endless] })
}

if (mode === 'hold') {
  const database = openEncrypted(file, Secret.of(key), { readonly: false })
  database.pragma('locking_mode = EXCLUSIVE')
  database.exec('BEGIN EXCLUSIVE')
  say('held')
  await new Promise((resolve) => setTimeout(resolve, 600_000))
}

if (mode === 'journal') {
  const database = openEncrypted(file, Secret.of(key), { readonly: false })
  database.pragma('journal_mode = DELETE')
  // A small cache, so that changed pages reach the file before the end of the transaction.
  database.pragma('cache_size = 2')
  database.exec("BEGIN; UPDATE settings SET value = replace(value, 'x', 'y')")
  die()
}

const second = secondMigration(() => {
  if (mode === 'break-and-die') breakPages(file)
  if (mode === 'die' || mode === 'break-and-die') die()
})

if (mode === 'migrate' || mode === 'die' || mode === 'break-and-die') {
  say('migrating')
  const migrated = await openStore({
    file,
    key: Secret.of(key),
    log: noLog,
    migrations: [...migrations, second],
  })
  migrated.close()
  say('done')
  process.exit()
}

const store = await openStore({ file, key: Secret.of(key), log: noLog })

if (mode === 'transactions') {
  for (let number = 1; ; number += 1) {
    await store.transaction(async (queries) => {
      await queries
        .insertInto('settings')
        .values({ name: `a${number}`, value: 'x'.repeat(500) })
        .execute()
      await queries
        .insertInto('settings')
        .values({ name: `b${number}`, value: 'x'.repeat(500) })
        .execute()
    })
    say(String(number))
  }
}

if (mode === 'half') {
  await store.transaction(async (queries) => {
    await queries.insertInto('settings').values({ name: 'half', value: '1' }).execute()
    say('half')
    await new Promise((resolve) => setTimeout(resolve, 600_000))
  })
}

if (mode === 'open') {
  await store.queries
    .insertInto('settings')
    .values({ name: `process ${process.pid}`, value: '1' })
    .execute()
  store.close()
  say('done')
}
