import * as v from 'valibot'
import type { InfoTriple } from './psr-info.ts'
import type { Answers } from './wizard-form.ts'

/** Gas and electricity are separate records; `other` is a supply the service does not name. */
export const SUPPLIES = ['electricity', 'gas', 'other'] as const
export type Supply = (typeof SUPPLIES)[number]

export const SUPPLY_NAMES: Readonly<Record<Supply, { label: string; inSentence: string }>> = {
  electricity: { label: 'Electricity', inSentence: 'electricity' },
  gas: { label: 'Gas', inSentence: 'gas' },
  other: { label: 'Other supply', inSentence: 'other' },
}

const Carried = v.array(v.object({ display_name: v.string(), field: v.string(), value: v.string() }))

/** What a meter’s newest record said when it was shown. */
export interface ShownRecord {
  /** `yyyy-MM-dd` on which it was shown. */
  day: string
  /** Two-digit codes. */
  codes: readonly string[]
  /** '0' to '3' as the service had it; '' when it had none. */
  priority: string
  /** Entries whose meaning Handover does not know; they go along unchanged. */
  carried: readonly InfoTriple[]
}

/** A meter that gets a record. */
export interface ChosenMeter {
  id: string
  type: string
  /** The supply’s number. */
  label: string
  supply: Supply
  /** How many records it has; null when the service does not say. */
  records: number | null
  /** Null while nobody asked to see what it has. */
  shown: ShownRecord | null
}

/** As many records as go into the outbox together. */
export const MOST_METERS = 8

const PARTS = ['id', 'type', 'label', 'supply', 'records', 'shown', 'present', 'priority', 'carried'] as const

/** The meters chosen, in the order in which they were listed. */
export function chosenMeters(answers: Answers): ChosenMeter[] {
  const chosen = listOf(answers['meters'])
  const meters: ChosenMeter[] = []
  for (let place = 0; place < MOST_METERS; place += 1) {
    const part = (name: (typeof PARTS)[number]) => answers[keyOf(place, name)] ?? ''
    if (!chosen.includes(part('id'))) continue
    const day = part('shown')
    meters.push({
      id: part('id'),
      type: part('type'),
      label: part('label'),
      supply: SUPPLIES.find((supply) => supply === part('supply')) ?? 'other',
      records: part('records') === '' ? null : Number(part('records')),
      shown:
        day === ''
          ? null
          : {
              day,
              codes: listOf(part('present')),
              priority: part('priority'),
              carried: readTriples(part('carried')),
            },
    })
  }
  return meters
}

/** The answers that say that exactly these meters are chosen. Places that are left over are emptied. */
export function meterAnswers(meters: readonly ChosenMeter[], before: Answers): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const key of Object.keys(before)) if (/^meter\.\d+\./.test(key)) answers[key] = ''
  meters.forEach((meter, place) => {
    const said: Record<(typeof PARTS)[number], string> = {
      id: meter.id,
      type: meter.type,
      label: meter.label,
      supply: meter.supply,
      records: meter.records === null ? '' : String(meter.records),
      shown: meter.shown?.day ?? '',
      present: meter.shown?.codes.join(',') ?? '',
      priority: meter.shown?.priority ?? '',
      carried:
        meter.shown === null || meter.shown.carried.length === 0 ? '' : JSON.stringify(meter.shown.carried),
    }
    for (const name of PARTS) answers[keyOf(place, name)] = said[name]
  })
  return { ...answers, meters: meters.map((meter) => meter.id).join(',') }
}

/** How a meter is called in the middle of a sentence: by its supply, with its number where the supply alone does not tell it. */
export function meterInSentence(meter: ChosenMeter, all: readonly ChosenMeter[]): string {
  const alone = all.filter((one) => one.supply === meter.supply).length === 1
  const { inSentence } = SUPPLY_NAMES[meter.supply]
  return alone && meter.supply !== 'other' ? `${inSentence} meter` : `${inSentence} meter ${meter.label}`
}

function keyOf(place: number, part: (typeof PARTS)[number]): string {
  return `meter.${place}.${part}`
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || [])
}

/** Written by `meterAnswers`; anything else counts as nothing carried. */
function readTriples(text: string): InfoTriple[] {
  if (text === '') return []
  try {
    const read = v.safeParse(Carried, JSON.parse(text))
    return read.success ? read.output : []
  } catch {
    return []
  }
}
