import { hasControlCharacter } from '../checks/texts.ts'
import { isNegative, readDecimal } from '../decimal.ts'
import { readInstant } from '../instant.ts'
import { besideShape, onePerPath, type ParsedBody } from '../parse-body.ts'
import { problem } from '../problem-codes.ts'
import type { Findings, Problem } from '../problem.ts'
import { MOST_PLACES } from '../typed-amount.ts'
import { YETI_TEXTS } from '../yeti-texts.ts'
import { LONGEST_NAME, type ServiceBody, type ServiceChangeBody, type YetiKind } from './body.ts'
import { withoutReference } from './reference.ts'

/** What Yeti calls the records that a body names. */
export const YETI_TYPES = {
  service: 'services',
  account: 'accounts',
  'service-type': 'service-types',
} as const

const NONE: Findings = { errors: [], warnings: [] }

/** The rules of a new service whose shape was read. `today` is `yyyy-MM-dd`. */
export function checkService({ body, problems }: ParsedBody<ServiceBody>, today: string): Findings {
  const { data } = body
  if (data === undefined) return besideShape(problems, noData('service'))
  const { attributes = {}, relationships = {} } = data
  return besideShape(
    problems,
    onePerPath([
      checkType('service', data.type, 'data.type', YETI_TYPES.service),
      checkLinked('account', relationships.account?.data),
      checkLinked('service-type', relationships['service-type']?.data),
      checkName(attributes.name),
      checkPrice('initial-price', attributes['initial-price'], 'needed'),
      checkPrice('renew-price', attributes['renew-price'], 'needed'),
      checkRenewal(attributes, today),
    ]),
  )
}

/** The rules of a change whose shape was read. */
export function checkServiceChange({ body, problems }: ParsedBody<ServiceChangeBody>): Findings {
  const { data } = body
  if (data === undefined) return besideShape(problems, noData('service-change'))
  const { attributes = {} } = data
  return besideShape(
    problems,
    onePerPath([
      checkType('service-change', data.type, 'data.type', YETI_TYPES.service),
      checkId(data.id, 'data.id', 'the id of the service that is to be changed'),
      Object.keys(attributes).length === 0 && !problems.some(isOfAttribute)
        ? error('HO-YETI-NOTHING-CHANGES', 'data.attributes')
        : NONE,
      checkName(attributes.name),
      checkPrice('renew-price', attributes['renew-price'], 'may-lack'),
    ]),
  )
}

/** What could not be read was to be changed all the same. */
function isOfAttribute({ path }: Problem): boolean {
  return path.startsWith('data.attributes.')
}

function noData(kind: YetiKind): Findings {
  const fix = `Start from what “handover example ${kind}” prints.`
  return error('HO-YETI-MISSING', 'data', { message: 'There is no data.', fix })
}

function checkType(kind: YetiKind, given: string | undefined, path: string, wanted: string): Findings {
  if (given === wanted) return NONE
  const fix = `Write "${wanted}".`
  if (given === undefined) return error('HO-YETI-MISSING', path, { message: 'The type is missing.', fix })
  return error('HO-YETI-TYPE', path, {
    fix: `${fix} ${YETI_TEXTS['HO-YETI-TYPE'].fix.replace('KIND', kind)}`,
  })
}

const LINKED = {
  account: { what: 'the account that pays', path: 'data.relationships.account' },
  'service-type': { what: 'the type of the service', path: 'data.relationships.service-type' },
} as const

function checkLinked(
  name: keyof typeof LINKED,
  given: { type?: string | undefined; id?: string | undefined } | undefined,
): Findings {
  const { what, path } = LINKED[name]
  if (given === undefined)
    return error('HO-YETI-MISSING', path, {
      message: `There is nothing that says ${what}.`,
      fix: `Give its data: its type "${YETI_TYPES[name]}" and its id.`,
    })
  const type = checkType('service', given.type, `${path}.data.type`, YETI_TYPES[name])
  const id = checkId(given.id, `${path}.data.id`, `the id of ${what}`)
  return { errors: [...type.errors, ...id.errors], warnings: [] }
}

function checkId(id: string | undefined, path: string, what: string): Findings {
  if (id === undefined)
    return error('HO-YETI-MISSING', path, { message: 'The id is missing.', fix: `Give ${what}.` })
  return /^\d{1,19}$/.test(id) ? NONE : error('HO-YETI-ID', path)
}

function checkName(name: string | undefined): Findings {
  const path = 'data.attributes.name'
  if (name === undefined) return NONE
  if (withoutReference(name).length > LONGEST_NAME)
    return error('HO-YETI-TOO-LONG', path, { fix: `Shorten it to ${LONGEST_NAME} characters at most.` })
  return hasControlCharacter(name) ? warning('HO-YETI-CONTROL-CHARACTER', path) : NONE
}

const PRICES = {
  'initial-price': 'Give what is charged when the service is set up, "0" for nothing.',
  'renew-price': 'Give what each renewal costs, "0" for a service that is charged once.',
} as const

function checkPrice(
  name: keyof typeof PRICES,
  given: string | undefined,
  need: 'needed' | 'may-lack',
): Findings {
  const path = `data.attributes.${name}`
  if (given === undefined)
    return need === 'needed'
      ? error('HO-YETI-MISSING', path, { message: 'The price is missing.', fix: PRICES[name] })
      : NONE
  const price = readDecimal(given)
  if (price === null) return error('HO-YETI-PRICE', path)
  return {
    errors: [],
    warnings: [
      ...(isNegative(price) ? [problem('HO-YETI-CREDIT', path)] : []),
      ...(price.places > MOST_PLACES ? [problem('HO-YETI-PRICE-PLACES', path)] : []),
    ],
  }
}

type Attributes = NonNullable<NonNullable<ServiceBody['data']>['attributes']>

/** A period needs the date of the first renewal, and the date a period (yeti.md 0.3). Both are told at the date. */
function checkRenewal(
  { 'renew-at': at, 'renew-period': period, 'renew-price': price }: Attributes,
  today: string,
): Findings {
  const atPath = 'data.attributes.renew-at'
  if (period === undefined && at === undefined) {
    const decimal = price === undefined ? null : readDecimal(price)
    return decimal === null || decimal.units === 0n
      ? NONE
      : warning('HO-YETI-RENEW-NEVER', 'data.attributes.renew-price')
  }
  if (at === undefined) return error('HO-YETI-RENEW-AT-MISSING', atPath)
  // Where the service tells it too: `must be blank`.
  if (period === undefined) return error('HO-YETI-RENEW-PERIOD-MISSING', atPath)
  const instant = readInstant(at)
  // An offset that is none is read as no time at all (yeti.md 0.3).
  if (instant === null && /[+-]\d{2}:?\d{0,2}$/.test(at.slice(10))) return error('HO-YETI-RENEW-AT', atPath)
  if (instant === null) return warning('HO-YETI-RENEW-OFFSET', atPath)
  return instant.day < today ? warning('HO-YETI-RENEW-PAST', atPath) : NONE
}

type Instead = Parameters<typeof problem>[2]

function error(code: keyof typeof YETI_TEXTS, path: string, instead?: Instead): Findings {
  return { errors: [told(code, path, instead)], warnings: [] }
}

function warning(code: keyof typeof YETI_TEXTS, path: string): Findings {
  return { errors: [], warnings: [told(code, path)] }
}

function told(code: keyof typeof YETI_TEXTS, path: string, instead?: Instead): Problem {
  return problem(code, path, instead)
}
