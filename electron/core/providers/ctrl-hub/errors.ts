import type { Problem } from '#shared/domain/problem.ts'
import type { AnswerBody } from '../answer-body.ts'
import { errorObjects, pathOfError, type ErrorObject, type RequestFields } from '../json-api-errors.ts'
import { serviceText } from '../service-text.ts'
import { fixWithTrace } from './texts.ts'

/** What stands around the errors of an answer. */
interface Around {
  status: number
  fields: RequestFields
  /** Cut out of every text. */
  secrets: readonly string[]
  trace: string | null
}

/**
 * The problems that a refusing answer names, each on the member of the request it is about, as far as that can be told. There is always
 * at least one.
 */
export function serviceProblems(body: AnswerBody, around: Around): Problem[] {
  const told = errorObjects(body)
  if (told.length > 0) return told.map((error) => problemOf(error, around))
  const said = body.kind === 'text' && !body.html ? serviceText(body.text, around.secrets) : ''
  return [
    problemOf({ title: said, detail: '', code: '', kind: '', pointer: '', parameter: '', field: '' }, around),
  ]
}

function problemOf(error: ErrorObject, { status, fields, secrets, trace }: Around): Problem {
  const path = pathOfError(error, fields) ?? ''
  const said = serviceText(error.detail, secrets) || serviceText(error.title, secrets)
  const named = serviceText(error.field || error.parameter || error.pointer, secrets)
  const { message, fix } = BY_STATUS[status] ?? ANY
  const begin =
    path === ''
      ? message
      : error.kind === 'required'
        ? 'Ctrl Hub needs this, and it was not given.'
        : 'Ctrl Hub does not take this.'
  const says =
    said === ''
      ? 'It did not say why.'
      : `It says${path === '' && named !== '' ? ` about “${named}”` : ''}: ${said}`
  return {
    path,
    message: `${begin} ${says}`,
    fix: fixWithTrace(path === '' ? fix : 'Correct it and send again.', trace),
    from: 'service',
    code: `HO-CH-${status}`,
  }
}

interface Told {
  message: string
  fix: string
}

const ANY: Told = {
  message: 'Ctrl Hub refused it.',
  fix: 'Check the answers; if they are right, ask Ctrl Hub, with the time and the code.',
}
const NO_SUCH_PLACE: Told = {
  message: 'Ctrl Hub takes no such record at this address.',
  fix: 'Check the address and the paths on the connection’s page.',
}

/** What a refusal means to somebody who only wants it sent, by its status. */
const BY_STATUS: Readonly<Record<number, Told>> = {
  400: {
    message: 'Ctrl Hub refused it: something is missing or not written as it wants it.',
    fix: ANY.fix,
  },
  404: {
    message:
      'Ctrl Hub did not find it: one of the records you chose is no longer there, or the address is wrong.',
    fix: 'Choose the records again. If they are all still there, check the paths on the connection’s page.',
  },
  405: NO_SUCH_PLACE,
  406: NO_SUCH_PLACE,
  409: {
    message: 'Ctrl Hub refused it because it contradicts something it has already.',
    fix: 'Look in Ctrl Hub whether it is there already; if it is not, choose the records again and send it again.',
  },
  413: { message: 'Ctrl Hub says that it is too big.', fix: 'Shorten the notes and send again.' },
  415: NO_SUCH_PLACE,
  422: { message: 'Ctrl Hub read it but could not take it.', fix: ANY.fix },
}
