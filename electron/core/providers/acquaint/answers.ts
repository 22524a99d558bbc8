import { childOf } from '../xml-document.ts'
import { isNil, memberOf, type AnswerBody } from './answer-body.ts'

/** The names of the ids in CreateSwitchResponse, as the documented JSON sample spells them. */
const ID_NAMES = ['caseID', 'switchOverID'] as const

/**
 * The ids of a switch that the service took: `{caseID, switchOverID}`, either of which may be absent. Null when the body is no such
 * answer at all; {} when it is one without any id.
 */
export function readSwitchIds(body: AnswerBody): Record<string, string> | null {
  switch (body.kind) {
    case 'object':
      return idsBy((name) => memberOf(body.members, name))
    case 'xml':
      if (body.root.name.toLowerCase() !== 'createswitchresponse') return null
      return idsBy((name) => {
        const element = childOf(body.root, name)
        return element === undefined || isNil(element) ? undefined : element.text
      })
    case 'empty':
      return {}
    case 'text':
      return null
  }
}

function idsBy(valueOf: (name: string) => unknown): Record<string, string> {
  return Object.fromEntries(
    ID_NAMES.flatMap((name) => {
      const id = asId(valueOf(name))
      return id === null ? [] : [[name, id] as const]
    }),
  )
}

/** Ids are opaque text. One that is a number is taken as its digits, one that could not be printed is none. */
function asId(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') return null
  const id = text.trim()
  return id !== '' && id.length <= 200 && !/\p{Cc}/u.test(id) ? id : null
}
