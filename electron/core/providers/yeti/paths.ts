/** Below which everything of the admin API is, relative to the base URL (seed 004). */
const ADMIN = 'api/rest/admin/'

/** Where a token is to be had (yeti.md 1.1). */
export const SIGN_IN_PATH = `${ADMIN}auth`
export const ACCOUNTS_PATH = `${ADMIN}accounts`
export const SERVICE_TYPES_PATH = `${ADMIN}service-types`
export const SERVICES_PATH = `${ADMIN}services`

/** The path of one record. Null for an id that is no whole number: Yeti has no other ids (yeti.md 2.2), and another would lead elsewhere. */
export function recordPath(collection: string, id: string): string | null {
  return /^\d{1,19}$/.test(id) ? `${collection}/${id}` : null
}
