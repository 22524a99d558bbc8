import type { HttpError } from './answer.ts'
import type { BodyError } from './model.ts'

/**
 * ASP.NET's answer to an invalid model: each key starts with the name of the action's parameter; the name alone is
 * the whole body. The parameter names are ours: no page tells theirs (acquaint.md 4).
 */
export function invalidModel(parameter: string, errors: readonly BodyError[]): HttpError {
  const modelState: Record<string, string[]> = {}
  for (const { path, message } of errors) {
    const key = path === '' || path.startsWith('[') ? `${parameter}${path}` : `${parameter}.${path}`
    modelState[key] = [...(modelState[key] ?? []), message]
  }
  return { message: 'The request is invalid.', modelState }
}
