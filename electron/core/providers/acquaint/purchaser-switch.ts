import { examplePurchaserSwitch } from './example.ts'
import { dayText, personOf, switchJob } from './switch-job.ts'

/** A purchaser takes a home's supplies over from the day its meters were read. */
export const purchaserSwitchJob = switchJob({
  kind: 'purchaser-switch',
  title: 'Purchaser switch',
  example: examplePurchaserSwitch,
  sameness: (body) => `${dayText(body.meterReadings?.meterReadingDate)}|${personOf(body, 'purchaser')}`,
  receiptLines: () => [],
})
