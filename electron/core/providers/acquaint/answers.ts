import { childOf } from '../xml-document.ts'
import { isNil, memberOf, type AnswerBody } from '../answer-body.ts'
import { remoteId } from '../remote-id.ts'

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
      const id = remoteId(valueOf(name), secrets)
      return id === null ? [] : [[name, id] as const]
    }),
  )
}
