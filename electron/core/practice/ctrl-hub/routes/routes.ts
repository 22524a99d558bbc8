import type { Route } from '../route.ts'
import { organisationRoutes } from './organisations.ts'
import { propertyRoutes } from './properties.ts'
import { psrRoutes } from './psrs.ts'
import { userRoutes } from './users.ts'

export const ROUTES: readonly Route[] = [
  ...organisationRoutes,
  ...userRoutes,
  ...propertyRoutes,
  ...psrRoutes,
]
