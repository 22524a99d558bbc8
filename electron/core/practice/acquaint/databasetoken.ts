import { UNAUTHORISED } from '../exchange.ts'
import type { Value } from '../model.ts'
import type { Action } from './action.ts'
import { SITE_CREDENTIALS } from './types.ts'

/** Signs in (acquaint.md 3.1). That wrong credentials are answered with 401 is deduced. */
export const databaseToken: Action = {
  route: '17.0/auth/databasetoken',
  parameter: 'credentials',
  body: SITE_CREDENTIALS,
  anonymous: true,
  answer(model, state) {
    const token = state.signIn(textOf(model?.['SitePrefix']), textOf(model?.['AppPassword']))
    if (token === null) return { status: 401, error: UNAUTHORISED }
    return {
      status: 200,
      model: { root: 'DatabaseConnectorToken', members: [{ name: 'Token', value: token }] },
    }
  },
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
