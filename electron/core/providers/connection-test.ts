import type { TestResult } from '#shared/contract/connections.ts'
import { PROXY_ASKS_WHO } from './http-errors.ts'

/** Texts of a test: which step failed, in the words of somebody who only wants it to work. */
interface Finding {
  failed: TestResult['failed']
  message: string
  fix: string
}

const NOT_REACHED: Readonly<Record<string, Finding>> = {
  'HO-HTTP-ADDRESS': {
    failed: 'address',
    message: 'This is not an address that Handover may call.',
    fix: 'It starts with https://, such as https://api.acquaintcrm.co.uk/, and has no user name in it.',
  },
  'HO-POLICY-HOST': {
    failed: 'address',
    message: 'Your office’s policy does not let Handover call this address.',
    fix: 'Ask whoever looks after your computers to allow it. What is to be sent waits until then.',
  },
  'HO-POLICY-FILE': {
    failed: 'address',
    message: 'Your office’s policy file cannot be followed, so Handover calls nobody.',
    fix: 'Ask whoever looks after your computers to mend it, then start Handover again. Settings shows where it is.',
  },
  'HO-HTTP-DNS': {
    failed: 'dns',
    message: 'The server’s name was not found.',
    fix: 'Check the address for a slip, and that this computer is online.',
  },
  'HO-HTTP-PROXY': {
    failed: 'proxy',
    message: 'The proxy of this network did not let Handover through.',
    fix: 'Ask whoever looks after your network to let Handover call this address through the proxy.',
  },
  'HO-HTTP-TLS': {
    failed: 'tls',
    message:
      'No secure connection could be made: the server’s certificate is not trusted, out of date or for another name.',
    fix: 'Check the address and this computer’s clock. If your network inspects traffic, its certificate must be in the system’s store.',
  },
  'HO-HTTP-CONNECT': {
    failed: 'connect',
    message: 'The server did not take the connection.',
    fix: 'Check the address and its port. A firewall may be in the way.',
  },
  'HO-HTTP-CONNECT-TIMEOUT': {
    failed: 'connect',
    message: 'The server did not take the connection in time.',
    fix: 'Check the address. A firewall may be in the way; otherwise try again in a few minutes.',
  },
  'HO-HTTP-STOPPED': { failed: 'connect', message: 'The test was stopped.', fix: 'Start it again.' },
}

const PROXY_WANTS_SIGN_IN: Finding = {
  failed: 'proxy',
  message: 'The proxy of this network asks for a user name and a password, which Handover does not have.',
  fix: 'Ask whoever looks after your network to let Handover call this address without one.',
}

const NO_ANSWER: Finding = {
  failed: 'answer',
  message: 'The server took the connection but gave no usable answer.',
  fix: 'Try again in a few minutes. If it stays so, check the address.',
}

/** What a call that got no answer says about the connection. */
export function reachFailure({ code, detail }: { code: string; detail: string }): TestResult {
  const finding = detail === PROXY_ASKS_WHO ? PROXY_WANTS_SIGN_IN : NOT_REACHED[code]
  return testFailure(code, finding ?? NO_ANSWER, detail)
}

/** Whether a code says that a service was not reached, or not even called. */
export function isReachCode(code: string): boolean {
  return /^HO-(HTTP|POLICY)-/.test(code)
}

/** What a code of the office's policy says, and what to do; null for any other code. */
export function policyWords(code: string): readonly [message: string, fix: string] | null {
  const words = code.startsWith('HO-POLICY-') ? NOT_REACHED[code] : undefined
  return words === undefined ? null : [words.message, words.fix]
}

/** A test that failed at a step. */
export function testFailure(code: string, finding: Finding, detail: string): TestResult {
  return { ok: false, ...finding, code, detail }
}
