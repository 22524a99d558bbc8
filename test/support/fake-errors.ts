import { ORPCError } from '@orpc/client'
import type { Trouble } from '#shared/contract/error-data.ts'

export function closed(trouble: Trouble | null) {
  return new ORPCError('CLOSED', {
    status: 409,
    defined: true,
    message: 'The profile is closed.',
    data: { trouble },
  })
}

export function notFound(id: string) {
  return new ORPCError('NOT_FOUND', {
    status: 404,
    defined: true,
    message: 'Not found.',
    data: { what: 'thing', id },
  })
}

export function invalid(issues: { path: string; message: string }[]) {
  return new ORPCError('INVALID_INPUT', { status: 400, defined: true, message: 'Refused.', data: { issues } })
}

export function notNow(code: string, message: string, fix: string) {
  return new ORPCError('NOT_NOW', { status: 409, defined: true, message, data: { code, fix } })
}

export const WRONG_PASSPHRASE: Trouble = {
  kind: 'vault',
  state: 'passphrase-wrong',
  code: 'HO-VAULT-PASSPHRASE',
  message: 'That is not the passphrase.',
  fix: 'Check capital letters and spaces, and try again.',
  detail: '',
}
