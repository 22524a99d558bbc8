/** The tenants who move in with the lead tenant, as they are typed: one a line, the last word being the last name. */
export function otherTenants(text: string): { firstName: string; lastName: string }[] {
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/)
    const last = words.pop() ?? ''
    return last === '' ? [] : [{ firstName: words.join(' '), lastName: last }]
  })
}
