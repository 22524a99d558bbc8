import { readPolicy } from '#core/policy/read-policy.ts'

/** Reads the policy file that it is given and prints what the screens would be told. */
process.stdout.write(JSON.stringify((await readPolicy([process.argv[2] ?? ''])).status()))
