import { documentedCodes, type CodeGroup, type CodeRow, type CodeTable } from '#shared/domain/codes.ts'
import type { EnumType } from './model.ts'

const practice = (number: number, xmlName: string | null, meaning: string, label: string): CodeRow => ({
  number,
  xmlName,
  meaning,
  label,
  source: 'practice',
  confirmed: true,
})

/**
 * The codes of the stand-in: the documented pairs, and numbers of its own for what no document gives. Those start
 * at 91 and are called Practice… so that nobody takes them for the service's.
 */
export function practiceCodes(): CodeTable {
  const documented = documentedCodes()
  return {
    switchType: [
      ...documented.switchType,
      practice(91, 'PracticeElectricityOnly', 'electricity', 'Electricity only (practice only)'),
      practice(92, 'PracticeGasOnly', 'gas', 'Gas only (practice only)'),
    ],
    electricMeterType: [
      ...documented.electricMeterType,
      practice(91, 'PracticeDayAndNight', 'day-and-night', 'Day and night (practice only)'),
      practice(92, 'PracticeSmart', 'smart', 'Smart (practice only)'),
    ],
    billTo: [
      ...documented.billTo,
      practice(91, 'PracticeLandlord', 'landlord', 'Landlord (practice only)'),
      practice(92, 'PracticeAgent', 'agent', 'Letting agent (practice only)'),
    ],
    // Titles and countries are plain numbers on the wire, in XML too.
    title: ['Mr', 'Ms', 'Mrs', 'Miss', 'Mx', 'Dr'].map((title, index) =>
      practice(91 + index, null, title, title),
    ),
    country: [
      practice(91, null, 'IE', 'Ireland'),
      practice(92, null, 'GB-NIR', 'Northern Ireland'),
      practice(93, null, 'GB', 'Great Britain'),
    ],
  }
}

/** One group of the table as the service's enumeration: rows without a name cannot be members. */
export function enumOf(name: string, table: CodeTable, group: CodeGroup): EnumType {
  const named = table[group].flatMap((row): [number, string][] =>
    row.xmlName === null ? [] : [[row.number, row.xmlName]],
  )
  return { enum: name, names: new Map(named) }
}
