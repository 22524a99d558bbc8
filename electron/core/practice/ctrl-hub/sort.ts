import type { Resource } from './document.ts'
import { bareError } from './errors.ts'
import { orderOf, type Field } from './field-values.ts'
import { own } from '../own.ts'

/**
 * `sort=field` or `sort=-field`; only the first field counts (docs/features). Without it, or when values are even, the order in
 * which things were recorded. What has no value comes last.
 */
export function sortResources(
  resources: readonly Resource[],
  text: string | null,
  fields: Readonly<Record<string, Field>> | null,
): readonly Resource[] {
  if (text === null) return resources
  const [first = ''] = text.split(',')
  const name = first.replace(/^-/, '')
  const field = fields === null ? undefined : own(fields, name)
  if (field === undefined) throw bareError(400, 'sort', first)
  const direction = first.startsWith('-') ? -1 : 1
  return resources.toSorted((one, other) => {
    const [a, b] = [field(one)[0] ?? null, field(other)[0] ?? null]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return direction * orderOf(a, String(b))
  })
}
