import { READINGS_OF_METER, type ReadingField } from './meter-readings.ts'
import { meterOf, supplyOf } from './switch-answers-words.ts'
import type { Answers } from './wizard-form.ts'

export function hasElectricity(answers: Answers): boolean {
  const supply = supplyOf(answers)
  return supply === 'electricity' || supply === 'electricity-and-gas'
}

export function hasGas(answers: Answers): boolean {
  const supply = supplyOf(answers)
  return supply === 'gas' || supply === 'electricity-and-gas'
}

/** The readings that the chosen supply and meter type ask for, in documented order. */
export function readingsAsked(answers: Answers): ReadingField[] {
  const meter = meterOf(answers)
  const electric = hasElectricity(answers) && meter !== null ? READINGS_OF_METER[meter] : []
  return hasGas(answers) ? [...electric, 'gasMeterRead'] : [...electric]
}
