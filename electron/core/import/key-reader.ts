import { ColumnReader, type UsedColumn } from '#shared/domain/import/column-reader.ts'
import type { CellContext } from '#shared/domain/import/read-cell.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { KeyTexts } from '../outbox/keys.ts'
import { ACQUAINT_JOBS } from '../providers/acquaint/jobs.ts'
import type { AcquaintJob } from '../providers/acquaint/switch-job.ts'
import { keyMembersByPath, NO_KEY_MEMBERS, type SwitchKeyMembers } from '../providers/acquaint/switch-keys.ts'

/** Reads what rows without errors are compared by straight from their cells: ten thousand bodies would be made for it otherwise. */
export class KeyReader {
  readonly #job: AcquaintJob
  readonly #columns: { name: keyof SwitchKeyMembers; reader: ColumnReader }[] = []

  constructor(kind: SwitchKind, columns: readonly UsedColumn[], context: CellContext) {
    this.#job = ACQUAINT_JOBS[kind]
    const members = keyMembersByPath(kind)
    for (const used of columns) {
      const name = members.get(used.field.path)
      if (name !== undefined) this.#columns.push({ name, reader: new ColumnReader(used, context) })
    }
  }

  read(cells: readonly string[]): KeyTexts {
    const members: SwitchKeyMembers = { ...NO_KEY_MEMBERS }
    for (const { name, reader } of this.#columns) {
      const { value } = reader.read(cells)
      if (typeof value === 'string') members[name] = value
    }
    return this.#job.keys(members)
  }
}
