import * as v from 'valibot'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, toMany } from './document.ts'

const Account = documentOf({
  relationships: v.optional(v.strictObject({ contacts: toMany, properties: toMany })),
})
export type Account = v.InferOutput<typeof Account>

/** A customer account: its people and homes (ctrl-hub.md 4). It has no attributes. */
export const ACCOUNT: BodyKind<Account> = {
  kind: 'account',
  schema: Account,
  required: [
    required(
      'data.relationships.contacts.data',
      'The account has no contact.',
      'Give the type and id of at least one contact.',
    ),
  ],
  related: { contacts: 'contact', properties: 'property' },
  health: () => null,
  check: () => ({ errors: [], warnings: [] }),
}
