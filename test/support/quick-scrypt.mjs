// @ts-check
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/*
 * Makes a passphrase cheap to try in the process that loads this: scrypt takes a thousandth of the work that Handover asks for,
 * whose half second of one core would otherwise be most of what a short command costs. Everything else is as ever, the file
 * too; but what was made with it opens only with it. For tests of something else than the passphrase: a process of its own is
 * started with `node --import quick-scrypt.mjs`. (Plain JavaScript, because taking types off costs a start as much as all else.)
 */
const real = crypto.scrypt

crypto.scrypt = /** @type {typeof crypto.scrypt} */ (
  /** @param {Parameters<typeof real>} args */
  (...[passphrase, salt, length, options, done]) => {
    real(passphrase, salt, length, { ...options, N: 1024 }, done)
  }
)
syncBuiltinESMExports()
