import {
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely'
import type { Queries } from './store.ts'
import type { Tables } from './tables.ts'

/** The place of a value that is given each time. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

type SlotFor<V extends object> = <Name extends keyof V & string>(name: Name) => RawBuilder<V[Name]>

const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/**
 * A query that is built once and run with other values each time. For what is run for every submission that is sent:
 * building a query takes longer than SQLite needs to answer it.
 *
 *     const nameOf = compiled<{ id: string }>()((queries, value) =>
 *       queries.selectFrom('settings').select('value').where('name', '=', value('id')))
 *     const rows = await nameOf(store.queries, { id: 'theme' })
 */
export function compiled<V extends object>() {
  return <Row>(build: (queries: Kysely<Tables>, value: SlotFor<V>) => Compilable<Row>) => {
    let query: CompiledQuery<Row> | null = null
    return async (queries: Queries, values: V): Promise<Row[]> => {
      query ??= build(builder, (name) => sql`${new Slot(name)}`).compile()
      const parameters = query.parameters.map((one) =>
        one instanceof Slot ? Reflect.get(values, one.name) : one,
      )
      return (await queries.executeQuery<Row>({ ...query, parameters })).rows
    }
  }
}
