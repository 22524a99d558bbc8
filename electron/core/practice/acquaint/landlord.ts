import { switchAction } from './switches.ts'
import { NEW_LANDLORD_SWITCH } from './types.ts'

export const landlordSwitch = switchAction('17.0/app/utilityswitching/switches/landlord', NEW_LANDLORD_SWITCH)
