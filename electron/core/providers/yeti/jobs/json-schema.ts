import { YETI_TYPES } from '#shared/domain/yeti/check-body.ts'
import type { Members } from '../../../members.ts'

const price = {
  anyOf: [{ type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', maxLength: 60 }, { type: 'number' }],
  description:
    'An exact decimal. As a number it may have 15 digits at most; as text, every digit is sent as written.',
}
const id = { type: 'string', pattern: '^\\d{1,19}$' }
const changeable = {
  name: { type: 'string', maxLength: 500 },
  'renew-price': price,
  variables: { type: 'object' },
}
const draft = { $schema: 'http://json-schema.org/draft-07/schema#' }

const linked = (type: string) => strict({ data: strict({ type: { const: type }, id }) })

/** What `send service` takes. Written by hand: a price may be text or a number, and a period needs a date. */
export const SERVICE_SCHEMA: Members = {
  ...draft,
  title: 'Billed service',
  ...strict({
    data: strict({
      type: { const: YETI_TYPES.service },
      attributes: {
        ...strict(
          {
            name: changeable.name,
            'initial-price': price,
            'renew-price': price,
            'renew-at': { type: 'string', format: 'date-time' },
            'renew-period': { enum: ['Day', 'Month'] },
            variables: changeable.variables,
          },
          ['initial-price', 'renew-price'],
        ),
        dependencies: { 'renew-at': ['renew-period'], 'renew-period': ['renew-at'] },
      },
      relationships: strict({
        account: linked(YETI_TYPES.account),
        'service-type': linked(YETI_TYPES['service-type']),
      }),
    }),
  }),
}

/** What `send service-change` takes. */
export const SERVICE_CHANGE_SCHEMA: Members = {
  ...draft,
  title: 'Change of a billed service',
  ...strict({
    data: strict({
      type: { const: YETI_TYPES.service },
      id,
      attributes: { ...strict(changeable, []), minProperties: 1 },
    }),
  }),
}

/** An object of these members and no other. */
function strict(properties: Members, required: readonly string[] = Object.keys(properties)): Members {
  return { type: 'object', properties, required, additionalProperties: false }
}
