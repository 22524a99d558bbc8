import { rowByNumber } from '#shared/domain/codes.ts'
import { exampleLandlordSwitch } from './example.ts'
import { switchJob } from './switch-job.ts'
import { dayText, personOf } from './switch-keys.ts'

/** A landlord takes a home's supplies over from the day its meters were read. */
export const landlordSwitchJob = switchJob({
  kind: 'landlord-switch',
  title: 'Landlord switch',
  example: exampleLandlordSwitch,
  sameness: (members) => `${dayText(members.readOn)}|${personOf(members, 'landlord')}`,
  receiptLines({ billTo }, codes) {
    const row = billTo === undefined ? undefined : rowByNumber(codes, 'billTo', billTo)
    return [{ label: 'Billed from now on', value: row?.label ?? 'Not known' }]
  },
})
