import * as v from 'valibot'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, longText, text, time, toOne, yesNo } from './document.ts'

const Interaction = documentOf({
  attributes: v.optional(
    v.strictObject({
      method: text,
      direction: text,
      date_time: time,
      contacted: yesNo,
      status: text,
      notes: longText,
    }),
  ),
  relationships: v.optional(
    v.strictObject({ contact: toOne, account: toOne, property: toOne, representative: toOne }),
  ),
})
export type Interaction = v.InferOutput<typeof Interaction>

/** The ways and directions of a conversation, by the vendor's own software (SDK source), in words. */
export const METHODS: Readonly<Record<string, string>> = {
  letter: 'By letter',
  email: 'By e-mail',
  telephone: 'By telephone',
  sms: 'By text message',
}
export const DIRECTIONS: Readonly<Record<string, string>> = {
  inbound: 'From the customer',
  outbound: 'To the customer',
}

/** A conversation with a customer (ctrl-hub.md 4). What an appointment stands on. */
export const INTERACTION: BodyKind<Interaction> = {
  kind: 'interaction',
  schema: Interaction,
  required: [
    required(
      'data.attributes.method',
      'It is missing how the conversation was held.',
      'Give letter, email, telephone or sms.',
    ),
    required('data.attributes.direction', 'The direction is missing.', 'Give inbound or outbound.'),
    required('data.attributes.date_time', 'The time is missing.', 'Give the time with its offset.'),
    {
      path: 'data.relationships.contact',
      or: 'account',
      message: 'It is missing whom the conversation was with.',
      fix: 'Give the type and id of the contact or of the account.',
    },
  ],
  related: { contact: 'contact', account: 'account', property: 'property', representative: 'member' },
  health: () => null,
  check(body) {
    const found: Findings = { errors: [], warnings: [] }
    const { method, direction } = body.data?.attributes ?? {}
    if (method !== undefined && !Object.hasOwn(METHODS, method))
      found.warnings.push(problem('HO-CH-METHOD', 'data.attributes.method'))
    if (direction !== undefined && !Object.hasOwn(DIRECTIONS, direction))
      found.warnings.push(problem('HO-CH-DIRECTION', 'data.attributes.direction'))
    return found
  },
}
