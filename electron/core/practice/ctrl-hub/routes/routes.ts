import type { Route } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { appointmentRoutes } from './appointments.ts'
import { awardRoutes } from './awards.ts'
import { contactRoutes } from './contacts.ts'
import { interactionRoutes } from './interactions.ts'
import { operationRoutes } from './operations.ts'
import { organisationRoutes } from './organisations.ts'
import { propertyRoutes } from './properties.ts'
import { psrRoutes } from './psrs.ts'
import { qualificationRoutes } from './qualifications.ts'
import { timeBandRoutes } from './time-bands.ts'
import { userRoutes } from './users.ts'

export const ROUTES: readonly Route[] = [
  ...organisationRoutes,
  ...userRoutes,
  ...propertyRoutes,
  ...psrRoutes,
  ...qualificationRoutes,
  ...awardRoutes,
  ...interactionRoutes,
  ...contactRoutes,
  ...accountRoutes,
  ...operationRoutes,
  ...timeBandRoutes,
  ...appointmentRoutes,
]
