import first from './migrations/0001-first.sql?raw'
import ctrlHub from './migrations/0002-ctrl-hub.sql?raw'
import yeti from './migrations/0003-yeti.sql?raw'
import batches from './migrations/0004-batches.sql?raw'
import workingDay from './migrations/0005-working-day.sql?raw'

/** One step of the store's shape. Once released, a file never changes: its hash is in every store it made. */
export interface Migration {
  /** 1, 2, 3… without gaps. */
  number: number
  name: string
  sql: string
}

export const migrations: readonly Migration[] = [
  { number: 1, name: '0001-first', sql: first },
  { number: 2, name: '0002-ctrl-hub', sql: ctrlHub },
  { number: 3, name: '0003-yeti', sql: yeti },
  { number: 4, name: '0004-batches', sql: batches },
  { number: 5, name: '0005-working-day', sql: workingDay },
]
