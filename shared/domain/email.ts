/** One @, no spaces, commas or quotes, a dot in the domain: what nearly every real address has, the lengths by RFC 5321. */
const EMAIL = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\".]+(?:\.[^\s@,;:<>()[\]\\".]+)+$/

/** Nearly every address is as plain as that, which is told at once. No part of a short one is too long. */
const PLAIN = /^[\w+-]+(?:\.[\w+-]+)*@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+$/
const SHORT = 64

/** Whether a text is a well-formed e-mail address. Says nothing about whether anybody reads it. */
export function isWellFormedEmail(text: string): boolean {
  if (text.length <= SHORT && PLAIN.test(text)) return true
  const name = text.slice(0, text.lastIndexOf('@'))
  return EMAIL.test(text) && text.length <= 254 && name.length <= 64 && !/^\.|\.\.|\.$/.test(name)
}

/** For comparing two addresses: case does not matter to any mail service that people use. */
export function sameEmail(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
