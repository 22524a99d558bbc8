import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted, type EncryptedDatabase } from '#core/store/encrypted-database.ts'
import { migrations as present, type Migration } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import type { Secret } from '#core/vault/secret.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import { drawFate, lengthOf, meetTheirFates, startDoomed } from '#test/support/crash-child.ts'
import { contentOf, fill, laterMigrations } from '#test/support/crash-migrations.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/crash-migration-child.ts', import.meta.url)
const slow = { timeout: 600_000 }

/** A filled store of the present shape, what later versions make of it, and what must be in it after each step. */
interface Plan {
  key: Secret
  template: string
  /** The file from which the processes read the migrations. */
  list: string
  migrations: readonly Migration[]
  /** By how many of the later migrations were applied. */
  contents: string[]
}

test(
  'a store whose migration was killed is whole, with the shape before a step or after it',
  slow,
  async () => {
    const chance = chanceOfThisTest()
    const plan = await makePlan()
    const steps = plan.migrations.length - present.length
    const command = (file: string) => [file, plan.key.reveal(), plan.list]
    const length = await lengthOf(script, command(freshStore(plan)))

    let file = freshStore(plan)
    let applied = 0
    let kills = 0
    while (kills < roundsOr(33)) {
      // A store that is part of the way has only the rest before it.
      const rest = (steps - applied) / steps
      const migrating = Array.from({ length: 1 + chance.whole(2) }, () =>
        startDoomed(script, command(file), drawFate(chance, length, rest)),
      )
      await meetTheirFates(migrating)
      kills += migrating.length
      const before = applied
      applied = look(plan, file)
      // Not always: the next ones find also what only an opening would have cleared away.
      if (chance.fraction() < 0.5) await open(plan, file, applied)
      expect(applied).toBeGreaterThanOrEqual(before)
      if (migrating.some(({ lines }) => lines.at(-1)?.startsWith('done '))) expect(applied).toBe(steps)
      if (applied < steps) continue
      file = freshStore(plan)
      applied = 0
    }
    await open(plan, file, steps)
    expect(look(plan, file)).toBe(steps)
  },
)

async function makePlan(): Promise<Plan> {
  const folder = temporaryFolder()
  const key = randomKey()
  const template = join(folder, 'template.db')
  const store = await openStore({ file: template, key, log: noLog })
  await fill(store)
  store.close()
  const migrations = looked(template, key, (database) => [...present, ...laterMigrations(database, present)])
  const list = join(folder, 'migrations.json')
  writeFileSync(list, JSON.stringify(migrations))

  const walked = join(folder, 'walked.db')
  copyFileSync(template, walked)
  const contents = [looked(walked, key, contentOf)]
  for (let count = present.length + 1; count <= migrations.length; count += 1) {
    const later = await openStore({ file: walked, key, log: noLog, migrations: migrations.slice(0, count) })
    later.close()
    contents.push(looked(walked, key, contentOf))
  }
  expect(new Set(contents).size).toBe(contents.length)
  return { key, template, list, migrations, contents }
}

function freshStore({ template }: Plan): string {
  const file = join(temporaryFolder(), 'store.db')
  copyFileSync(template, file)
  return file
}

/** How many steps were applied, each of them whole. */
function look({ key, contents }: Plan, file: string): number {
  return looked(file, key, (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    const steps = contents.indexOf(contentOf(database))
    expect(steps, 'It is of none of the shapes.').toBeGreaterThanOrEqual(0)
    return steps
  })
}

/** Opens the store with the version of so many steps. Nothing stays beside it that holds what was in it before. */
async function open({ key, migrations }: Plan, file: string, steps: number): Promise<void> {
  const version = migrations.slice(0, present.length + steps)
  const store = await openStore({ file, key, log: noLog, migrations: version })
  store.close()
  expect(readdirSync(dirname(file)).filter((name) => /before|part|broken|tmp/.test(name))).toEqual([])
}

function looked<T>(file: string, key: Secret, look: (database: EncryptedDatabase) => T): T {
  const database = openEncrypted(file, key, { readonly: false })
  try {
    return look(database)
  } finally {
    database.close()
  }
}
