import type { Decimal } from '#shared/domain/decimal.ts'
import type { Account, Books } from '../books.ts'
import { readDocument, readUpdate, type Allowed } from '../body.ts'
import { decimal, writeDecimal } from '../decimal.ts'
import { invalid, recordNotFound, wrong, type Invalid } from '../errors.ts'
import { isBlank, type JsonMap } from '../json-value.ts'
import { accounts } from '../kinds/accounts.ts'
import { readRoutes } from '../read-routes.ts'
import type { Route } from '../request.ts'
import { readShape } from '../shape.ts'
import { readNumber, readText } from '../values.ts'
import { updatedAnswer } from '../write-answers.ts'

const LIMITS = ['min-balance', 'max-balance'] as const
const DECIMALS = ['vat', 'balance-low-threshold', 'balance-high-threshold', 'destination-rate-limit']

/** Of what the service takes, that which has to do with money and names; never the balance, nor anything that is linked to. */
const UPDATE: Allowed = {
  type: 'accounts',
  attributes: ['name', 'external-id', ...LIMITS, ...DECIMALS],
  relationships: {},
}

export const accountRoutes: readonly Route[] = [
  ...readRoutes(accounts),
  {
    methods: ['PATCH', 'PUT'],
    path: 'accounts/{id}',
    answer(request) {
      const id = request.segments['id'] ?? ''
      const document = readDocument(request.call)
      const shape = readShape(request.query, accounts)
      const { attributes } = readUpdate(document, id, UPDATE)
      const account = request.books.accounts.get(Number(id))
      if (account === undefined) throw recordNotFound(id)
      change(account, attributes, request.books)
      return updatedAnswer(accounts, account.id, shape, request)
    },
  },
]

/** Which messages the service has for an account is deduced from those that it has for a service. */
function change(account: Account, attributes: JsonMap, books: Books): void {
  const numbers = [...LIMITS, ...DECIMALS, 'external-id']
    .filter((name) => attributes.has(name))
    .map((name) => ({ name, ...readNumber(attributes.get(name)) }))
  const name = attributes.has('name') ? (readText(attributes.get('name')) ?? '') : account.name
  const isTaken = Array.from(books.accounts.values()).some(
    (other) => other !== account && other.name === name,
  )
  const problems: Invalid[] = [
    ...(isBlank(name) ? [wrong('name', "can't be blank")] : []),
    ...(isTaken ? [wrong('name', 'has already been taken')] : []),
    ...numbers.flatMap((read) => ('message' in read ? [wrong(read.name, read.message)] : [])),
  ]
  if (problems.length > 0) throw invalid(problems)
  account.name = name
  for (const read of numbers) if ('number' in read) setNumber(account, read.name, read.number)
}

const ZERO = decimal('0')

function setNumber(account: Account, name: string, number: Decimal | null): void {
  if (name === 'min-balance') account.minBalance = number ?? ZERO
  else if (name === 'max-balance') account.maxBalance = number ?? ZERO
  else if (name === 'external-id')
    account.externalId = number === null ? null : writeDecimal(number).replace(/\..*/, '')
  else account.details.set(name, number)
}
