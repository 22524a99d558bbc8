import type { Answer } from './exchange.ts'

const REASONS: ReadonlyMap<number, string> = new Map([
  [403, 'Forbidden'],
  [413, 'Request Entity Too Large'],
  [502, 'Bad Gateway'],
  [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'],
])

/** The page of what stands before a service and answers in its place, in HTML. Null for a status that it does not give. */
export function gatewayPage(status: number, gateway: string): Answer | null {
  const reason = REASONS.get(status)
  if (reason === undefined) return null
  const title = `${status} ${reason}`
  return {
    status,
    contentType: 'text/html',
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${gateway}</center>\r\n</body>\r\n</html>\r\n`,
  }
}
