import type { ErrorObject } from '../json-api-errors.ts'

/** What is wrong, and how to mend it. */
interface Told {
  message: string
  fix: string
}

/**
 * What an error of Yeti means to somebody who sets up a service: by the field and the message of a validation (all of yeti.md 2.5), else
 * by the code of JSONAPI::Resources, else by the status.
 */
export function explain({ title, detail, code }: ErrorObject, status: number, path: string): Told {
  const field = path.replace(/^data\.(?:attributes|relationships)\./, '')
  const said = `${title} ${detail}`
  if (status === 422) {
    const [, told] = VALIDATIONS.find(([[name, words]]) => name.test(field) && words.test(said)) ?? []
    if (told !== undefined) return told
  }
  const byCode = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  return byCode ?? BY_STATUS[status] ?? (path === '' ? ANY : THIS)
}

const ASK = 'Check the answers; if they are right, ask your Yeti administrator, with the time and the code.'
const ANY: Told = { message: 'Yeti refused it.', fix: ASK }
const THIS: Told = { message: 'Yeti does not take this.', fix: 'Correct it and send again.' }

const PRICE = /^(?:initial|renew)-price$/

const VALIDATIONS: readonly (readonly [readonly [field: RegExp, words: RegExp], Told])[] = [
  [
    [/^account$/, /must exist/],
    {
      message: 'Yeti does not know this account.',
      fix: 'Choose the account again: it may have been removed.',
    },
  ],
  [
    [/^service-type$/, /must exist/],
    {
      message: 'Yeti does not know this type of service.',
      fix: 'Choose the type again: it may have been removed.',
    },
  ],
  [
    [PRICE, /can't be blank/],
    { message: 'The price is missing.', fix: 'Enter it; write 0 when nothing is to be charged.' },
  ],
  [
    [PRICE, /is not a number/],
    {
      message: 'Yeti does not read this as an amount.',
      fix: 'Write it with a point and without a currency, such as 12.50.',
    },
  ],
  [
    [/^renew-period$/, /not included in the list/],
    {
      message: 'Yeti renews a service daily or monthly, and does not take this.',
      fix: 'Choose daily or monthly. For a service that is charged once, leave the period and the date out.',
    },
  ],
  [
    [/^renew-at$/, /can't be blank/],
    {
      message: 'A service that is renewed needs the date of its first renewal.',
      fix: 'Give the date and time of the first renewal, or let the service be charged once.',
    },
  ],
  [
    [/^renew-at$/, /must be blank/],
    {
      message: 'There is a date of the first renewal, but nothing says how often the service is renewed.',
      fix: 'Choose daily or monthly, or take the date away.',
    },
  ],
  [
    [/^variables$/, /must be a JSON object/],
    {
      message: 'The variables must be a JSON object, or left out.',
      fix: 'Write them in braces, such as {"key": "value"}.',
    },
  ],
  [
    [/^variables$/, /./],
    {
      message: 'This type of service does not take these variables.',
      fix: 'Correct what Yeti names and send again.',
    },
  ],
]

const UNREAD: Told = { message: 'Yeti could not make sense of the request.', fix: ASK }
const LEADS_WRONG: Told = {
  message: 'What this leads to is not what Yeti expects here.',
  fix: 'Choose it again and send again.',
}
const OTHER_ID: Told = {
  message: 'The service in the request is not the one at its address.',
  fix: 'Open the service again and make the change there.',
}

/** The codes of JSONAPI::Resources. An answer with one of these names only the first thing that is wrong. */
const BY_CODE: Readonly<Record<string, Told>> = {
  '101': { message: 'Yeti does not know this type of record.', fix: 'The type has to be “services”.' },
  '103': {
    message: 'Yeti does not take this as an id: its ids are whole numbers.',
    fix: 'Choose it again and send again.',
  },
  '105': { message: 'Yeti does not let this be set.', fix: 'Leave it out and send again.' },
  '106': UNREAD,
  '109': OTHER_ID,
  '110': OTHER_ID,
  '115': LEADS_WRONG,
  '116': LEADS_WRONG,
  '122': UNREAD,
}

const NO_SUCH_PLACE: Told = {
  message: 'Yeti takes no such thing at this address.',
  fix: 'Check the address on the connection’s page.',
}

/** What a refusal means by its status. */
const BY_STATUS: Readonly<Record<number, Told>> = {
  400: UNREAD,
  404: {
    message: 'Yeti has nothing at this place: the service is no longer there, or the address is wrong.',
    fix: 'Look in Yeti whether the service is still there. If it is, check the address on the connection’s page.',
  },
  405: NO_SUCH_PLACE,
  406: NO_SUCH_PLACE,
  409: {
    message: 'Yeti refused it because it contradicts something it has already.',
    fix: 'Look in Yeti whether the service is there already; if it is not, choose the account and the type again.',
  },
  413: { message: 'The server says that it is too big.', fix: 'Shorten the variables and send again.' },
  415: NO_SUCH_PLACE,
}
