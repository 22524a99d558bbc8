import { addressLine } from '#shared/domain/address-line.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { joined, textAt } from './values.ts'

/** A home by its address in one line with the postcode, and its UPRN. Nothing of what is known of who lives there. */
export function showProperty({ attributes }: JsonApiRecord): Shown {
  const part = (name: string) => textAt(attributes, 'address', name)
  const postcode = part('postcode')
  const described = part('description')
  const [number, name] = [part('number'), part('name')]
  const composed = addressLine({
    propertyName: number || name,
    street: part('thoroughfare'),
    locality: part('dependent_thoroughfare'),
    town: part('post_town'),
    postCode: postcode,
  })
  const label =
    described === ''
      ? joined([number === '' ? '' : name, composed], ', ')
      : described.includes(postcode)
        ? described
        : `${described}, ${postcode}`
  const uprn = textAt(attributes, 'uprn')
  return { label, detail: uprn === '' ? '' : `UPRN ${uprn}` }
}
