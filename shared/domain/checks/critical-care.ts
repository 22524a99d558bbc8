import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchBody } from '../switch-facts.ts'
import { checkBasis } from './basis.ts'
import type { CheckContext } from './context.ts'

/**
 * Critical care is health data: it is sent only with a recorded basis for both recording and sharing it. It does not replace the
 * registration with the supplier (deduced from how suppliers' registers work), so that is said every time.
 */
export function checkCriticalCare(body: SwitchBody, context: CheckContext): Findings {
  const found: Findings = { errors: [], warnings: [] }
  const who = (['tenant', 'purchaser'] as const).find((one) => body[one]?.criticalCare === true)
  if (who === undefined) return found

  found.errors.push(...checkBasis(context.consent, context.today))
  found.warnings.push(problem('HO-SWITCH-CRITICAL-REGISTER', `${who}.criticalCare`))
  if (body.property?.payAsYouGoGasMeter === true) {
    found.warnings.push(problem('HO-SWITCH-CRITICAL-PAYG', 'property.payAsYouGoGasMeter'))
  }
  return found
}
