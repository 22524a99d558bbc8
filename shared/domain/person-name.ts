/** First and last name in one line, without what is missing: `Aoife Byrne`. */
export function fullName(person: { firstName?: string | undefined; lastName?: string | undefined }): string {
  const first = tidyName(person.firstName ?? '')
  const last = tidyName(person.lastName ?? '')
  return first === '' || last === '' ? first + last : `${first} ${last}`
}

/** Single spaces, none at the ends; otherwise as typed: names know no rules. */
export function tidyName(text: string): string {
  return /^[!-~]*$/.test(text) ? text : text.replace(/\s+/g, ' ').trim()
}

/** Whether two people have the same name, whatever the capitals, accents and apostrophes. Two nameless ones do not. */
export function sameName(
  a: { firstName?: string | undefined; lastName?: string | undefined },
  b: { firstName?: string | undefined; lastName?: string | undefined },
): boolean {
  const one = folded(fullName(a))
  return one !== '' && one === folded(fullName(b))
}

function folded(name: string): string {
  // Most names are ASCII, and then there are no accents to look for.
  const bare = /^[ -~]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '')
  return bare.replace(/['’‘`-]/g, '').toLowerCase()
}
