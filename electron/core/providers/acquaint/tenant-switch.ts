import { dateInWords } from '#shared/domain/calendar-date.ts'
import { exampleTenantSwitch } from './example.ts'
import { switchJob } from './switch-job.ts'
import { dayText } from './switch-keys.ts'

/** A tenant pays from the day the tenancy starts. One home has one tenancy that starts on a day, whoever it is for. */
export const tenantSwitchJob = switchJob({
  kind: 'tenant-switch',
  title: 'Tenant switch',
  example: exampleTenantSwitch,
  sameness: ({ startsOn }) => dayText(startsOn),
  receiptLines: ({ tenancyStartDate }) => [
    { label: 'Tenancy starts', value: dateInWords(tenancyStartDate ?? '') },
  ],
  // The service takes one tenant; that there are others is part of what was agreed.
  lastLines(answers) {
    const others = (answers?.['otherTenants'] ?? '').split('\n').filter((line) => line.trim() !== '').length
    return [{ label: 'Other tenants, not sent', value: others === 0 ? '' : String(others) }]
  },
})
