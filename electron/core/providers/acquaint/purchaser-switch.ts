import { examplePurchaserSwitch } from './example.ts'
import { switchJob } from './switch-job.ts'
import { dayText, personOf } from './switch-keys.ts'

/** A purchaser takes a home's supplies over from the day its meters were read. */
export const purchaserSwitchJob = switchJob({
  kind: 'purchaser-switch',
  title: 'Purchaser switch',
  example: examplePurchaserSwitch,
  sameness: (members) => `${dayText(members.readOn)}|${personOf(members, 'purchaser')}`,
  receiptLines: () => [],
})
