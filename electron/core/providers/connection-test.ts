import type { TestResult } from '#shared/contract/connections.ts'

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
  'HO-HTTP-DNS': {
    failed: 'dns',
    message: 'The server’s name was not found.',
    fix: 'Check the address for a slip, and that this computer is online.',
  },
  'HO-HTTP-PROXY': {
    failed: 'proxy',
    message: 'The proxy of this network did not let Handover through.',
    fix: 'Ask whoever looks after your network to allow this address, and check HTTPS_PROXY.',
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

const NO_ANSWER: Finding = {
  failed: 'answer',
  message: 'The server took the connection but gave no usable answer.',
  fix: 'Try again in a few minutes. If it stays so, check the address.',
}

/** What a call that got no answer says about the connection. */
export function reachFailure({ code, detail }: { code: string; detail: string }): TestResult {
  return testFailure(code, NOT_REACHED[code] ?? NO_ANSWER, detail)
}

/** A test that failed at a step. */
export function testFailure(code: string, finding: Finding, detail: string): TestResult {
  return { ok: false, ...finding, code, detail }
}
