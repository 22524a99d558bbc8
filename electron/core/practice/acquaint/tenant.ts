import { switchAction } from './switches.ts'
import { NEW_TENANT_SWITCH } from './types.ts'

export const tenantSwitch = switchAction('17.0/app/utilityswitching/switches/tenant', NEW_TENANT_SWITCH)
