import { randomUUID } from 'node:crypto'
import { implement, ORPCError, ValidationError, type ImplementerInternalWithMiddlewares } from '@orpc/server'
import { contract, type Contract } from '#shared/contract/contract.ts'
import type { Log } from '../log.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '../refusal.ts'
import { TroubleError } from '../trouble.ts'
import { inputIssues } from './input-issues.ts'

/**
 * The contract, ready to be implemented: whatever a handler or a schema throws leaves the core as one of the
 * contract's own errors, and nothing of the refused input goes with it.
 *
 * @param refuse throws for a procedure (`area.name`) that may not be asked now
 */
export function contractImplementer(log: Log, refuse: (procedure: string) => void): Implementer {
  return implement(contract).use(async ({ next, path }) => {
    try {
      refuse(path.join('.'))
      return await next()
    } catch (error) {
      throw contractError(error, path.join('.'), log)
    }
  })
}

// As the library names a router that needs no context.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
type NoContext = Record<never, never>

/** Named, for the type that is inferred is too long to be written down. */
export type Implementer = ImplementerInternalWithMiddlewares<Contract, NoContext, NoContext>

function contractError(error: unknown, procedure: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof TroubleError)
    return told('CLOSED', 409, error.trouble.message, { trouble: error.trouble })
  if (error instanceof NotFoundError)
    return told('NOT_FOUND', 404, error.message, { what: error.what, id: error.id })
  if (error instanceof NotNowError)
    return told('NOT_NOW', 409, error.message, { code: error.code, fix: error.fix })
  if (error instanceof InvalidInputError)
    return told('INVALID_INPUT', 400, 'Something in the input is not right.', { issues: error.issues })
  if (isRefusedInput(error))
    return told('INVALID_INPUT', 400, 'Something in the input is not right.', {
      issues: inputIssues(error.cause.issues),
    })

  const id = randomUUID().slice(0, 8)
  log.error({ code: 'HO-INTERNAL', id, procedure, ...whereFrom(error) }, 'A procedure failed unexpectedly.')
  return told('INTERNAL', 500, `Something went wrong inside Handover (${id}).`, { id })
}

function told(code: string, status: number, message: string, data: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { status, message, data })
}

function isRefusedInput(error: unknown): error is ORPCError<string, unknown> & { cause: ValidationError } {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError
}

/** Where in our code it happened; never the message, which may quote what it choked on. */
function whereFrom(error: unknown): { name: string; at: string } {
  if (!(error instanceof Error)) return { name: typeof error, at: '' }
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return { name: error.name, at: frame?.trim().slice(0, 200) ?? '' }
}
