import { switchAction } from './switches.ts'
import { NEW_PURCHASER_SWITCH } from './types.ts'

export const purchaserSwitch = switchAction(
  '17.0/app/utilityswitching/switches/purchaser',
  NEW_PURCHASER_SWITCH,
)
