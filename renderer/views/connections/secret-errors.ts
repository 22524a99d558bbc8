/** What is wrong with the two parts of Acquaint's password, by field, before it is sent to the core. */
export function secretErrors(sitePrefix: string, appPassword: string): { id: string; message: string }[] {
  const errors: { id: string; message: string }[] = []
  const length = sitePrefix.trim().length
  if (length === 0)
    errors.push({ id: 'secret.sitePrefix', message: 'Enter the site prefix: 4 characters, from your agency' })
  else if (length !== 4)
    errors.push({
      id: 'secret.sitePrefix',
      message: `The site prefix has 4 characters, and this has ${length}. Check it with your agency`,
    })
  if (appPassword === '') errors.push({ id: 'secret.appPassword', message: 'Enter the app password' })
  return errors
}
