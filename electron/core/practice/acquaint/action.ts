import type { AnswerModel, HttpError } from '../answer.ts'
import type { Model, ObjectType } from '../model.ts'
import type { AcquaintState } from './state.ts'

/** One action of the service. All of those that are documented are POST. */
export interface Action {
  /** Relative to the base URL; `{name}` takes one segment. Letter case does not matter, as in ASP.NET. */
  route: string
  /** The name of the action's parameter, as ModelState keys start with it. */
  parameter: string
  body: ObjectType
  /** Whether it may do without a body. */
  bodyOptional?: true
  /** Whether it may do without a token. */
  anonymous?: true
  answer(model: Model | null, state: AcquaintState, segments: Readonly<Record<string, string>>): ActionResult
}

export type ActionResult =
  | { status: 200; model: AnswerModel; recorded?: Record<string, string> }
  | { status: 400 | 401; error: HttpError }
