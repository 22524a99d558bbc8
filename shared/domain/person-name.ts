/** First and last name in one line, without what is missing: `Aoife Byrne`. */
export function fullName(person: { firstName?: string | undefined; lastName?: string | undefined }): string {
  return [person.firstName, person.lastName]
    .map((part) => tidyName(part ?? ''))
    .filter((part) => part !== '')
    .join(' ')
}

/** Single spaces, none at the ends; otherwise as typed: names know no rules. */
export function tidyName(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether two people have the same name, whatever the capitals, accents and apostrophes. Two nameless ones do not. */
export function sameName(
  a: { firstName?: string | undefined; lastName?: string | undefined },
  b: { firstName?: string | undefined; lastName?: string | undefined },
): boolean {
  const [one, other] = [folded(fullName(a)), folded(fullName(b))]
  return one !== '' && one === other
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’‘`-]/gu, '')
    .toLowerCase()
}
