import { checkGprn } from '../gprn.ts'
import { checkMprn } from '../mprn.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchBody } from '../switch-facts.ts'
import type { Supplies } from './context.ts'
import { isFilled } from './filled.ts'

/** A number is needed for each supply that is switched, and well formed wherever it is given. */
export function checkMeterNumbers({ property }: SwitchBody, supplies: Supplies): Findings {
  const found: Findings = { errors: [], warnings: [] }
  if (property === undefined) return found

  if (isFilled(property.mprn)) {
    const mprn = checkMprn(property.mprn)
    if (!mprn.wellFormed) found.errors.push(problem(mprn.why, 'property.mprn'))
    else if (mprn.suspicion !== null) found.warnings.push(problem(mprn.suspicion, 'property.mprn'))
  } else if (supplies.electricity === true) {
    found.errors.push(problem('HO-MPRN-MISSING', 'property.mprn'))
  }

  if (isFilled(property.gprn)) {
    const gprn = checkGprn(property.gprn)
    if (!gprn.wellFormed) found.errors.push(problem(gprn.why, 'property.gprn'))
  } else if (supplies.gas === true) {
    found.errors.push(problem('HO-GPRN-MISSING', 'property.gprn'))
  }
  return found
}
