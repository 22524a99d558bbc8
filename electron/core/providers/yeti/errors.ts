import type { Problem } from '#shared/domain/problem.ts'
import type { AnswerBody } from '../answer-body.ts'
import { errorObjects, pathOfError, type ErrorObject, type RequestFields } from '../json-api-errors.ts'
import { serviceText } from '../service-text.ts'
import { explain } from './error-words.ts'
import { fieldPath } from './fields.ts'
import { linkageInError } from './linkage-errors.ts'

/** What stands around the errors of an answer. */
interface Around {
  status: number
  fields: RequestFields
  /** Cut out of every text. */
  secrets: readonly string[]
}

/**
 * The problems that a refusing answer names, each on the member of the request it is about, as far as that can be told, in the words of
 * somebody who sets up a service, with what the server said kept beside them. There is always at least one.
 */
export function serviceProblems(body: AnswerBody, around: Around): Problem[] {
  const told = errorObjects(body)
  if (told.length > 0) return told.map((error) => problemOf(error, around))
  const said = body.kind === 'text' && !body.html ? serviceText(body.text, around.secrets) : ''
  const nothing = { title: said, detail: '', code: '', kind: '', pointer: '', parameter: '', field: '' }
  return [problemOf(nothing, around)]
}

function problemOf(error: ErrorObject, { status, fields, secrets }: Around): Problem {
  const path = fieldPath(linkageInError(error, fields) ?? pathOfError(error, fields) ?? '')
  const said = serviceText(error.detail, secrets) || serviceText(error.title, secrets)
  const { message, fix } = explain(error, status, path)
  return {
    path,
    message: `${message} ${said === '' ? 'Yeti did not say why.' : `Yeti says: ${said}`}`,
    fix,
    from: 'service',
    code: `HO-YETI-${status}`,
  }
}
