import { NEEDS } from '#shared/domain/needs-codes.ts'
import { meterAnswers, type ChosenMeter } from '#shared/domain/psr-answers-meters.ts'
import { MOST_INFOS } from '#shared/domain/psr-answers-info.ts'

export const TODAY = '2026-11-22'
export const FACTS = { today: TODAY, codes: emptyCodes(), resources: {}, organisation: null }

export const ELECTRICITY: ChosenMeter = {
  id: '3f8e2c10-0003-4a00-8000-000000000001',
  type: 'meters',
  label: '2012345678358',
  supply: 'electricity',
  records: 1,
  shown: null,
}
export const GAS: ChosenMeter = {
  id: '3f8e2c10-0003-4a00-8000-000000000002',
  type: 'gas-meters',
  label: '7412345609',
  supply: 'gas',
  records: 0,
  shown: null,
}
/** The electricity meter after its record was looked at. */
export const SHOWN: ChosenMeter = {
  ...ELECTRICITY,
  shown: {
    day: '2026-11-20',
    codes: ['01', '14'],
    priority: '1',
    carried: [{ display_name: 'Careline provider', field: 'careline_provider', value: 'Fellside Careline' }],
  },
}

/** Everything that the wizard can ask, answered, for both meters of a home. */
export function fullPsrAnswers(meters: readonly ChosenMeter[] = [SHOWN, GAS]): Record<string, string> {
  return {
    'property.id': '3f8e2c10-0002-4a00-8000-000000000001',
    'property.type': 'properties',
    'property.label': '14 Weavers Row, Whitby, YO21 3HW',
    ...meterAnswers(meters, {}),
    'needs.03': 'yes',
    'needs.14': 'yes',
    'needs.17': 'yes',
    'needs.29': 'yes',
    'needs.33': 'yes',
    'needs.expiry.29': '2030-08-01',
    'needs.expiry.33': '2027-02-28',
    'needs.text.17': 'Polish; a daughter interprets',
    priority: '2',
    'info.0.name': 'Password scheme',
    'info.0.value': 'Ask for the blue door',
    'info.1.name': 'Second contact',
    'info.1.value': 'Magda, +44 1632 960 018',
    'consent.agreed': 'yes',
    'consent.basis': 'explicit-consent',
    'consent.wording': 'psr-1',
    'consent.record': 'yes',
    'consent.share': 'yes',
    'consent.givenBy': 'Ewa Nowak',
    'consent.how': 'in-person',
    'consent.at': '2026-11-20',
  }
}

/** As many answers as the screens can give at once: eight meters with their records shown, every need, every line. */
export function mostPsrAnswers(): Record<string, string> {
  const meters = Array.from({ length: 8 }, (_, at) => ({
    ...SHOWN,
    id: `meter-${at}`,
    label: `20000000000${at}`,
  }))
  return {
    ...fullPsrAnswers(meters),
    ...Object.fromEntries(NEEDS.map(({ code }) => [`needs.${code}`, 'yes'])),
    'needs.expiry.32': '2027-02-28',
    'needs.expiry.34': '2027-02-28',
    noNeeds: 'yes',
    ...Object.fromEntries(
      Array.from({ length: MOST_INFOS }, (_, place) => place).flatMap((place): [string, string][] => [
        [`info.${place}.name`, `Name ${place}`],
        [`info.${place}.value`, 'Value'],
      ]),
    ),
    mends: 'x',
  }
}

/** The answers without some of them. */
export function without(answers: Record<string, string>, ...questions: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([question]) => !questions.includes(question)))
}

function emptyCodes() {
  return { switchType: [], electricMeterType: [], billTo: [], title: [], country: [] }
}
