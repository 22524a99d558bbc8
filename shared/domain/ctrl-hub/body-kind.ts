import type { BasisWords } from '../checks/basis.ts'
import type { BodySchema } from '../parse-body.ts'
import type { Findings } from '../problem.ts'
import type { ResourceName } from '../resources.ts'
import type { CtrlHubContext } from './context.ts'
import type { CtrlHubDocument, CtrlHubKind } from './document.ts'

/** A member that Handover does not send a kind without. Ctrl Hub's documents mark only `data` as required, so the rest is ours. */
export interface RequiredMember {
  path: string
  /** The name of a member beside it that does as well. */
  or?: string
  message: string
  fix: string
}

/** One kind of document: its shape, and the rules that only it has. */
export interface BodyKind<Body extends CtrlHubDocument> {
  readonly kind: CtrlHubKind
  readonly schema: BodySchema<Body>
  readonly required: readonly RequiredMember[]
  /** What each relationship links to. */
  readonly related: Readonly<Record<string, ResourceName>>
  /** What of the body is health data and needs a basis, or null. */
  health(body: Body): BasisWords | null
  /** The rules besides those that every document has. */
  check(body: Body, context: CtrlHubContext): Findings
}

export const required = (path: string, message: string, fix: string): RequiredMember => ({
  path,
  message,
  fix,
})
