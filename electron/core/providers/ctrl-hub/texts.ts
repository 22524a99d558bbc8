import type { HttpResult } from '../http.ts'
import { withoutSecrets } from '../service-text.ts'

type Answer = Extract<HttpResult, { kind: 'answer' }>

/** The number by which the vendor's support finds a request (docs, "useful": `X-Trace-Id`); null when the answer has none that is fit to show. */
export function traceOf({ headers }: Pick<Answer, 'headers'>, secrets: readonly string[]): string | null {
  const trace = (headers['x-trace-id'] ?? '').trim()
  return /^[\w.:-]{1,100}$/.test(trace) && withoutSecrets(trace, secrets) === trace ? trace : null
}

/** A way to mend something, with what support will ask for. */
export function fixWithTrace(fix: string, trace: string | null): string {
  if (trace === null) return fix
  return `${fix} If you ask Ctrl Hub’s support, give them this trace number: ${trace}.`.trim()
}

/** A technical note with the trace number at its end. */
export function detailWithTrace(detail: string, trace: string | null): string {
  return trace === null ? detail : `${detail} (trace ${trace})`
}
