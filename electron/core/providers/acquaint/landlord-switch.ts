import { rowByNumber } from '#shared/domain/codes.ts'
import { exampleLandlordSwitch } from './example.ts'
import { dayText, personOf, switchJob } from './switch-job.ts'

/** A landlord takes a home's supplies over from the day its meters were read. */
export const landlordSwitchJob = switchJob({
  kind: 'landlord-switch',
  title: 'Landlord switch',
  example: exampleLandlordSwitch,
  sameness: (body) => `${dayText(body.meterReadings?.meterReadingDate)}|${personOf(body, 'landlord')}`,
  receiptLines({ billTo }, codes) {
    const row = billTo === undefined ? undefined : rowByNumber(codes, 'billTo', billTo)
    return [{ label: 'Billed from now on', value: row?.label ?? 'Not known' }]
  },
})
