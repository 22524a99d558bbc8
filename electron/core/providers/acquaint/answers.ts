import { childOf } from '../xml-document.ts'
import { isNil, memberOf, type AnswerBody } from './answer-body.ts'
import { withoutSecrets } from './service-text.ts'

/** The names of the ids in CreateSwitchResponse, as the documented JSON sample spells them. */
const ID_NAMES = ['caseID', 'switchOverID'] as const

/**
 * The ids of a switch that the service took: `{caseID, switchOverID}`, either of which may be absent. Null when the body is no such
 * answer at all; {} when it is one without any id. An id that repeats one of the `secrets` is none: ids are shown and printed.
 */
export function readSwitchIds(body: AnswerBody, secrets: readonly string[]): Record<string, string> | null {
  switch (body.kind) {
    case 'object':
      return idsBy((name) => memberOf(body.members, name), secrets)
    case 'xml':
      if (body.root.name.toLowerCase() !== 'createswitchresponse') return null
      return idsBy((name) => {
        const element = childOf(body.root, name)
        return element === undefined || isNil(element) ? undefined : element.text
      }, secrets)
    case 'empty':
      return {}
    case 'text':
      return null
  }
}

function idsBy(valueOf: (name: string) => unknown, secrets: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    ID_NAMES.flatMap((name) => {
      const id = asId(valueOf(name))
      return id === null || withoutSecrets(id, secrets) !== id ? [] : [[name, id] as const]
    }),
  )
}

/** What cannot be printed, cannot be seen, turns the direction of reading, or stands for something that could not be read. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u

/** Ids are opaque text. One that is a number is taken as its digits, one that could not be told over the telephone is none. */
function asId(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') return null
  const id = text.trim()
  return id !== '' && id.length <= 200 && !UNPRINTABLE.test(id) ? id : null
}
