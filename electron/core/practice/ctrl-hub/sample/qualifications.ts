import type { Records } from '../records.ts'
import { changed } from './days.ts'
import { sampleId } from './ids.ts'
import type { Random } from './random.ts'

/** Invented awarding bodies; the titles are of the kind that the public register has. */
const BODIES = [
  'Northgate Awards',
  'Meridian Awarding',
  'Harbour Skills Awards',
  'Lindis Qualifications',
] as const

const KINDS = [
  { title: 'Level 2 Award in', level: 'Level 2', credits: 4 },
  { title: 'Level 2 Certificate in', level: 'Level 2', credits: 22 },
  { title: 'Level 3 Certificate in', level: 'Level 3', credits: 30 },
  { title: 'Level 3 Diploma in', level: 'Level 3', credits: 64 },
] as const

const SUBJECTS = [
  'Emergency First Aid at Work',
  'Domestic Natural Gas Safety',
  'Electrical Installation',
  'Gas Meter Installation',
  'Electricity Meter Operation',
  'Dual Fuel Smart Metering',
  'Working at Height',
  'Confined Space Entry',
  'Manual Handling',
  'Asbestos Awareness',
  'Legionella Control',
  'Fire Risk Assessment',
  'Energy Performance Assessment',
  'Heat Pump Installation',
  'Solar Photovoltaic Installation',
  'Street Works Operation',
  'Street Works Supervision',
  'Cable Avoidance',
  'Pressure Testing of Gas Pipework',
  'Unvented Hot Water Systems',
  'Safeguarding of Vulnerable Customers',
  'Customer Service for Utilities',
  'Lone Working',
  'Portable Appliance Testing',
  'Property Inventory and Inspection',
] as const

/** A hundred, for all organisations alike. Every twentieth is no longer offered. */
export function addQualifications(records: Records, random: Random, now: Date): void {
  let number = 0
  for (const subject of SUBJECTS) {
    for (const { title, level, credits } of KINDS) {
      number += 1
      const body = random.whole(0, BODIES.length - 1)
      const hours = credits * random.whole(6, 8)
      const isOver = number % 20 === 0
      records.add({
        type: 'qualifications',
        id: sampleId('qualification', number),
        owner: null,
        attributes: {
          qualification_number: `6${random.digits(2)}/${random.digits(4)}/${random.whole(0, 9)}`,
          title: `${BODIES[body] ?? ''} ${title} ${subject}`,
          status: 'ingested',
          provenance: 'ofqual',
          level,
          sub_level: '',
          type: 'Vocationally-Related Qualification',
          total_credits: credits,
          guided_learning_hours: hours,
          total_qualification_time: credits * 10,
          ssa: '04.1 Engineering',
          operational_start_date: `20${random.whole(10, 22)}-09-01T00:00:00.000Z`,
          operational_end_date: isOver ? '2025-08-31T00:00:00.000Z' : null,
          regulation_status: 'Regulated',
          awarding_body_rn: `RN9${String(body + 1).padStart(3, '0')}`,
          awarding_body_name: BODIES[body] ?? '',
        },
        meta: changed(now, random.whole(100, 900)),
        links: { awarding_body: { type: 'awarding-bodies', id: sampleId('awarding-body', body + 1) } },
      })
    }
  }
}
