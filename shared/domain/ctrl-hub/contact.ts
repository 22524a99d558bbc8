import * as v from 'valibot'
import { isFilled } from '../checks/filled.ts'
import { isWellFormedEmail } from '../email.ts'
import { checkPhone } from '../phone.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import { required, type BodyKind } from './body-kind.ts'
import { documentOf, text } from './document.ts'

const Contact = documentOf({
  attributes: v.optional(
    v.strictObject({
      association: text,
      salutation: text,
      first_name: text,
      last_name: text,
      email: text,
      telephone: text,
    }),
  ),
})
export type Contact = v.InferOutput<typeof Contact>

/** A person of a customer account (ctrl-hub.md 4; that contacts are made by a POST to their collection is deduced). */
export const CONTACT: BodyKind<Contact> = {
  kind: 'contact',
  schema: Contact,
  required: [
    required('data.attributes.last_name', 'The last name is missing.', 'Give it as the person says it.'),
  ],
  related: {},
  health: () => null,
  check(body) {
    const found: Findings = { errors: [], warnings: [] }
    const { email, telephone } = body.data?.attributes ?? {}
    if (isFilled(email) && !isWellFormedEmail(email))
      found.errors.push(problem('HO-CH-EMAIL', 'data.attributes.email'))
    // The country is not known; numbers of Ireland are of lengths that Britain has too.
    if (isFilled(telephone) && !checkPhone(telephone, 'GB').plausible)
      found.warnings.push(problem('HO-CH-PHONE', 'data.attributes.telephone'))
    if (!isFilled(email) && !isFilled(telephone))
      found.warnings.push(problem('HO-CH-NO-CONTACT', 'data.attributes.telephone'))
    return found
  },
}
