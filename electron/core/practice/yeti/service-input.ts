import type { Decimal } from '#shared/domain/decimal.ts'
import type { Books, Service, ServiceType } from './books.ts'
import type { Sent } from './body.ts'
import { invalid, wrong, type Invalid } from './errors.ts'
import { isBlank, type JsonMap, type JsonValue } from './json-value.ts'
import { provisioningOfType } from './provisioning/provisioning.ts'
import { readTime } from './times.ts'
import { readNumber, readText } from './values.ts'

export type NewService = Pick<
  Service,
  'account' | 'type' | 'name' | 'initialPrice' | 'renewPrice' | 'renewPeriod' | 'renewAt' | 'variables'
>

/** What a create says, checked as a whole: everything that is wrong is refused together, with 422. */
export function readNewService({ attributes, relationships }: Sent, books: Books): NewService {
  const account = books.accounts.get(relationships.get('account') ?? NaN)
  const type = books.serviceTypes.get(relationships.get('service-type') ?? NaN)
  const prices = readPrices(attributes, ['initial-price', 'renew-price'])
  const renewal = readRenewal(attributes)
  const variables = readVariables(attributes)
  const problems = [
    ...(type === undefined ? [nothingAt('service-type')] : []),
    ...(account === undefined ? [nothingAt('account')] : []),
    ...prices.problems,
    ...renewal.problems,
    ...variables.problems,
  ]
  const [initialPrice, renewPrice] = prices.numbers
  if (problems.length > 0) throw invalid(problems)
  if (!account || !type || !initialPrice || !renewPrice) throw new Error('A problem was not told.')
  return {
    account,
    type,
    name: readText(attributes.get('name')),
    initialPrice,
    renewPrice,
    renewPeriod: renewal.period,
    renewAt: renewal.at,
    // Only what is right otherwise comes before the provisioning class.
    variables: provisioned(variables.value, type),
  }
}

/** What an update says of a service; what it leaves out stays. */
export function readServiceChange(service: Service, { attributes }: Sent) {
  const changesPrice = attributes.has('renew-price')
  const prices = readPrices(attributes, changesPrice ? ['renew-price'] : [])
  const changesVariables = attributes.has('variables')
  const variables = readVariables(attributes)
  const problems = [...prices.problems, ...(changesVariables ? variables.problems : [])]
  if (problems.length > 0) throw invalid(problems)
  return {
    name: attributes.has('name') ? readText(attributes.get('name')) : service.name,
    renewPrice: prices.numbers[0] ?? service.renewPrice,
    variables: changesVariables ? provisioned(variables.value, service.type) : service.variables,
  }
}

/** The variables that are kept, or the class's own messages. */
function provisioned(sent: JsonMap | null, type: ServiceType): JsonMap | null {
  const { problems, variables } = provisioningOfType(type).checkService(sent)
  if (problems.length > 0) throw invalid(problems.map((message) => wrong('variables', message)))
  return variables
}

const nothingAt = (member: string): Invalid => ({ in: 'relationships', member, message: 'must exist' })

/** All that are blank are told before any that is no number. */
function readPrices(attributes: JsonMap, names: readonly string[]) {
  const read = names.map((name) => ({ name, ...readNumber(attributes.get(name)) }))
  const numbers: (Decimal | null)[] = read.map((price) => ('number' in price ? price.number : null))
  const blank = read.filter((price) => 'number' in price && price.number === null)
  return {
    numbers,
    problems: [
      ...blank.map(({ name }) => wrong(name, "can't be blank")),
      ...read.flatMap((price) => ('message' in price ? [wrong(price.name, price.message)] : [])),
    ],
  }
}

const PERIODS = ['Day', 'Month'] as const

/** A period that is none is still one for the rule that a period needs a date. What is no date is nothing (yeti.md 0.1 to 0.3). */
function readRenewal(attributes: JsonMap) {
  const sent = attributes.get('renew-period')
  const period = PERIODS.find((one) => one === sent) ?? null
  const time = attributes.get('renew-at')
  const at = typeof time === 'string' ? readTime(time) : null
  const problems = [
    ...(sent !== undefined && period === null
      ? [wrong('renew-period-id', 'is not included in the list')]
      : []),
    ...(sent !== undefined && at === null ? [wrong('renew-at', "can't be blank")] : []),
    ...(sent === undefined && at !== null ? [wrong('renew-at', 'must be blank')] : []),
  ]
  return { period, at, problems }
}

function readVariables(attributes: JsonMap): { value: JsonMap | null; problems: Invalid[] } {
  const sent: JsonValue = attributes.get('variables') ?? null
  if (isBlank(sent)) return { value: null, problems: [] }
  if (sent instanceof Map) return { value: sent, problems: [] }
  return { value: null, problems: [wrong('variables', 'must be a JSON object or empty')] }
}
