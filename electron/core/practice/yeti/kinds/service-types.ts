import type { ServiceType } from '../books.ts'
import { rowsOf, type Kind, type Row } from '../kind.ts'
import { decimalOf } from './columns.ts'

export const serviceTypes: Kind = {
  type: 'service-types',
  attributes: ['name', 'force-renew', 'provisioning-class', 'variables'],
  relationships: {},
  filters: { name: 'string', force_renew: 'boolean', provisioning_class: 'string' },
  exact: [],
  sort: ['id', 'name', 'force_renew', 'provisioning_class'],
  ...rowsOf((books) => books.serviceTypes, serviceTypeRow),
}

function serviceTypeRow({ id, name, forceRenew, provisioningClass, variables }: ServiceType): Row {
  return {
    type: 'service-types',
    id,
    attributes: { name, 'force-renew': forceRenew, 'provisioning-class': provisioningClass, variables },
    columns: {
      id: decimalOf(id),
      name,
      force_renew: forceRenew,
      provisioning_class: provisioningClass,
    },
    links: {},
  }
}
