/** The media type, which takes no parameters (JSON:API 1.0, "Content Negotiation"). */
export const JSON_API = 'application/vnd.api+json'

/** Letters, digits and anything beyond ASCII anywhere; `-`, `_` and a blank inside only (JSON:API 1.0, "Member Names"). */
const MEMBER_NAME = /^[a-zA-Z0-9\u0080-\uFFFF](?:[a-zA-Z0-9\u0080-\uFFFF_ -]*[a-zA-Z0-9\u0080-\uFFFF])?$/

/** Whether JSON:API lets a member be called so: `extra_info`, `service-type`, but not `address.line`. */
export function isMemberName(name: string): boolean {
  return MEMBER_NAME.test(name)
}
