import { targetWords, type TargetWords } from '#shared/domain/import/target-words.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { fieldsOfKind } from './fields-of-kind.ts'

/** What the columns of a file of this kind can hold, in words. */
export function targetsOf(kind: SwitchKind): TargetWords[] {
  return targetWords(fieldsOfKind(kind))
}
