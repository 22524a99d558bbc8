import type { MprnLookup } from '#shared/contract/homes.ts'
import { checkMprn } from '#shared/domain/mprn.ts'
import { PROBLEM_CODES, problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { SwitchAddress } from '#shared/domain/switch-members.ts'
import { childOf } from '../xml-document.ts'
import { isNil, memberOf, readAnswerBody, type AnswerBody } from '../answer-body.ts'
import type { CallRequest } from './call.ts'
import { ADDRESS_FIELDS } from './fields.ts'
import { encodeJson } from './json.ts'
import { serviceText } from '../service-text.ts'
import type { Called } from '../signed-in-call.ts'

/** What the lookup said, and what it means. A failure is an answer too: the lookup is a help, never a condition. */
export interface LookupAnswer {
  lookup: MprnLookup | null
  findings: Problem[]
}

/** The request of a lookup (help page of mprnlookup): always JSON, the body is the address. Or why the number is not worth asking about. */
export function lookupRequest(mprn: string, address: SwitchAddress): CallRequest | LookupAnswer {
  const checked = checkMprn(mprn)
  if (!checked.wellFormed) return { lookup: null, findings: [problem(checked.why, 'property.mprn')] }
  return {
    path: `17.0/app/utilityswitching/mprnlookup/${checked.digits}`,
    contentType: 'application/json; charset=utf-8',
    accept: 'application/json',
    body: new TextEncoder().encode(encodeJson(address, ADDRESS_FIELDS)),
  }
}

/** Reads what became of a lookup. */
export function readLookup(called: Called): LookupAnswer {
  if (called.kind === 'failed') return failed(called.outcome.code)
  const { result } = called
  if (result.kind !== 'answer') return failed(result.code)
  if (result.status === 404)
    return { lookup: null, findings: [told('HO-ACQ-LOOKUP-UNKNOWN', 'property.mprn', UNKNOWN)] }
  if (result.status < 200 || result.status >= 300) return failed(`HTTP ${result.status}`)
  const lookup = lookupOf(readAnswerBody(result.headers, result.body), called.secrets)
  return lookup === null ? failed('unreadable') : { lookup, findings: findingsOf(lookup) }
}

const UNKNOWN = {
  message: 'Acquaint does not know this MPRN.',
  fix: 'Compare it with an electricity bill, digit by digit.',
}

function findingsOf(lookup: MprnLookup): Problem[] {
  if (isNobodys(lookup)) return [told('HO-ACQ-LOOKUP-UNKNOWN', 'property.mprn', UNKNOWN)]
  const found: Problem[] = []
  if (lookup.terminated === true) {
    found.push(
      told('HO-ACQ-LOOKUP-TERMINATED', 'property.mprn', {
        message: 'This meter point is closed.',
        fix: 'Check the MPRN; the home may have another one now.',
      }),
    )
  }
  if (lookup.addressMatched === false) {
    found.push(
      told('HO-ACQ-LOOKUP-ADDRESS', 'property.address', {
        message: 'This is not the address that belongs to the MPRN.',
        fix: 'Compare both below: it may be another flat’s meter, or the address is only written differently.',
      }),
    )
  }
  if (lookup.electricEnergised === false) {
    found.push(
      told('HO-ACQ-LOOKUP-DE-ENERGISED', 'property.mprn', {
        message: 'The electricity at this meter point is off.',
        fix: 'Ask the supplier what it takes to switch it on before the tenant moves in.',
      }),
    )
  }
  if (lookup.electricMeterSerialNumber !== null) {
    found.push(
      told('HO-ACQ-LOOKUP-SERIAL', 'property.mprn', {
        message: `The meter’s serial number should be ${lookup.electricMeterSerialNumber}.`,
        fix: 'Compare it with the number on the front of the meter.',
      }),
    )
  }
  return found
}

/** An address that does not match because there is none, and no meter: how a service without a 404 says that it knows nothing. Deduced. */
function isNobodys(lookup: MprnLookup): boolean {
  const { addressPropertyName, addressStreet, addressTown, addressPostcode, electricMeterSerialNumber } =
    lookup
  const told = [addressPropertyName, addressStreet, addressTown, addressPostcode, electricMeterSerialNumber]
  return lookup.addressMatched === false && told.every((text) => text === null)
}

function failed(why: string): LookupAnswer {
  const message = PROBLEM_CODES[why] ?? 'The answer could not be used.'
  return {
    lookup: null,
    findings: [
      {
        path: 'property.mprn',
        message: `The MPRN could not be looked up. ${message}`,
        fix: 'You can go on without it; check the number with care.',
        from: 'handover',
        code: 'HO-ACQ-LOOKUP-FAILED',
      },
    ],
  }
}

function told(code: string, path: string, texts: { message: string; fix: string }): Problem {
  return { path, ...texts, from: 'service', code }
}

function lookupOf(body: AnswerBody, secrets: readonly string[]): MprnLookup | null {
  if (body.kind !== 'object' && body.kind !== 'xml') return null
  const asText = (value: unknown) => (typeof value === 'string' && serviceText(value, secrets)) || null
  const valueOf = (name: string): unknown => {
    if (body.kind === 'object') return memberOf(body.members, name)
    const element = childOf(body.root, name)
    return element === undefined || isNil(element) ? undefined : element.text
  }
  const lookup: MprnLookup = {
    addressPropertyName: asText(valueOf('addressPropertyName')),
    addressStreet: asText(valueOf('addressStreet')),
    addressLocality: asText(valueOf('addressLocality')),
    addressTown: asText(valueOf('addressTown')),
    addressRegion: asText(valueOf('addressRegion')),
    addressPostcode: asText(valueOf('addressPostcode')),
    electricMeterType: asNumber(valueOf('electricMeterType')),
    electricMeterSerialNumber: asText(valueOf('electricMeterSerialNumber')),
    electricEnergised: asYesNo(valueOf('electricEnergised')),
    addressMatched: asYesNo(valueOf('addressMatched')),
    terminated: asYesNo(valueOf('terminated')),
  }
  return Object.values(lookup).every((value) => value === null) ? null : lookup
}

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null
  return typeof value === 'string' && /^-?\d{1,10}$/.test(value.trim()) ? Number(value) : null
}

function asYesNo(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 'true') return true
  return value === 'false' ? false : null
}
