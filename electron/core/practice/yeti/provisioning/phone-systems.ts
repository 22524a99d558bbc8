import { unexpected } from '../errors.ts'
import type { JsonMap } from '../json-value.ts'
import { checkMembers, filledObjectOf, filledText, integer, optional, required } from './checks.ts'
import type { Provisioning } from './provisioning.ts'

/** The one remote phone system that answers the stand-in, which calls nobody: every other one is as if it had refused. */
export const REMOTE = 'https://phones.example.com'

const ATTRIBUTES = {
  attributes: required(
    filledObjectOf({
      name: required(filledText),
      language: optional(filledText),
      trm_mode: optional(filledText),
      capacity_limit: optional(integer),
      sip_account_limit: optional(integer),
    }),
  ),
}
const ACCESS = ['endpoint', 'username', 'password']
const rulesOf = (rule: typeof required) => ({
  ...Object.fromEntries(ACCESS.map((name) => [name, rule(filledText)])),
  ...ATTRIBUTES,
})
const TYPE = rulesOf(required)
const SERVICE = rulesOf(optional)

/** A customer of a remote phone system. Variables are kept as they were sent; a service's own access goes before its type's. */
export const phoneSystems: Provisioning = {
  checkType: (variables) => ({ problems: checkMembers(variables ?? NONE, TYPE), variables }),
  checkService: (variables) => ({ problems: checkMembers(variables ?? NONE, SERVICE), variables }),
  // The remote customer's id becomes the service's (yeti.md 2.2).
  idOf({ type, variables }, next, books) {
    next()
    if ((variables?.get('endpoint') ?? type.variables?.get('endpoint')) !== REMOTE) throw unexpected()
    return books.nextId('remote-customer')
  },
  afterCreate() {},
}

const NONE: JsonMap = new Map()
