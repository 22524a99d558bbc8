/** Relative to the connection's base URL (seed 004). */
export const SERVICES_PATH = 'api/rest/admin/services'
