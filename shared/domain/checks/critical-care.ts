import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { TenantSwitch } from '../tenant-switch.ts'
import { checkBasis } from './basis.ts'
import type { CheckContext } from './context.ts'

const PATH = 'tenant.criticalCare'

/**
 * Critical care is health data: it is sent only with a recorded basis for both recording and sharing it. It does not replace the
 * registration with the supplier (deduced from how suppliers' registers work), so that is said every time.
 */
export function checkCriticalCare(body: TenantSwitch, context: CheckContext): Findings {
  const found: Findings = { errors: [], warnings: [] }
  if (body.tenant?.criticalCare !== true) return found

  found.errors.push(...checkBasis(context.consent, context.today))
  found.warnings.push(problem('HO-SWITCH-CRITICAL-REGISTER', PATH))
  if (body.property?.payAsYouGoGasMeter === true) {
    found.warnings.push(problem('HO-SWITCH-CRITICAL-PAYG', 'property.payAsYouGoGasMeter'))
  }
  return found
}
