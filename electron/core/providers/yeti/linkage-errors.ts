import { isMembers } from '../../members.ts'
import type { ErrorObject, RequestFields } from '../json-api-errors.ts'

/**
 * The path of the relationship that an error without a pointer is about, found by what was sent: by the id or the type that the text
 * repeats, or as the one that is not made of exactly a type and an id (yeti.md 2.5: the errors with the codes 103, 116 and 115). Null
 * when it is about something else, or more than one would fit.
 */
export function linkageInError(
  { code, detail }: Pick<ErrorObject, 'code' | 'detail'>,
  { relationships }: Pick<RequestFields, 'relationships'>,
): string | null {
  const isMeant = meantBy(code, detail)
  if (isMeant === null) return null
  const [only, ...others] = Object.entries(relationships).filter(([, value]) => {
    const data = isMembers(value) ? value['data'] : undefined
    return isMeant(isMembers(data) ? data : {})
  })
  return only !== undefined && others.length === 0 ? `data.relationships.${only[0]}` : null
}

type Linkage = Readonly<Record<string, unknown>>

function meantBy(code: string, detail: string): ((data: Linkage) => boolean) | null {
  switch (code) {
    case '103': {
      const id = /^(.{1,100}) is not a valid value for id\b/.exec(detail)?.[1]
      return id === undefined ? null : (data) => data['id'] === id
    }
    case '115':
      return (data) => Object.keys(data).sort().join() !== 'id,type'
    case '116': {
      // The server repeats the type with low lines.
      const type = /^([\w-]{1,100}) is not a valid type\b/.exec(detail)?.[1]?.replaceAll('_', '-')
      return type === undefined ? null : (data) => String(data['type']).replaceAll('_', '-') === type
    }
    default:
      return null
  }
}
