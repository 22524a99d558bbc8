import type { DrawingName } from '#renderer/components/drawing-name.ts'
import type { ProviderName } from '#shared/domain/submission.ts'

export interface EmptyWords {
  drawing: DrawingName
  title: string
  text: string
  button: string
  href: string
}

/** What an empty Today teaches somebody who has these connections. */
export function emptyToday(providers: ReadonlySet<ProviderName>): EmptyWords {
  if (providers.size === 0)
    return {
      drawing: 'key',
      title: 'Add the account that your work goes through',
      text: 'Acquaint for electricity and gas, Ctrl Hub for the Priority Services Register, visits and qualifications, Yeti for what is billed. What you sign in with is locked away on this computer and never shown again.',
      button: 'Add a connection',
      href: '#/connections/new',
    }
  if (!providers.has('acquaint') && !providers.has('ctrl-hub'))
    return {
      drawing: 'key',
      title: 'Is there something new to be billed?',
      text: 'Set up a service on an account, with its price and its renewals. You see what is charged before you send, and get a receipt.',
      button: 'Choose what to do',
      href: '#/new',
    }
  if (!providers.has('ctrl-hub'))
    return {
      drawing: 'door',
      title: 'A tenant moves in today? Start here',
      text: 'Have the meter number and the readings at hand. It takes about five minutes, and you get a receipt.',
      button: 'Tenant moves in',
      href: '#/new/tenant-switch',
    }
  if (!providers.has('acquaint'))
    return {
      drawing: 'door',
      title: 'Who needs something at a home today?',
      text: 'Put a household on record for the Priority Services Register, book a visit, or record who is qualified for what. You get a receipt for each.',
      button: 'Choose what to do',
      href: '#/new',
    }
  return {
    drawing: 'door',
    title: 'What is happening at a home today?',
    text: 'A tenant moves in, a household needs extra help, an engineer comes by: choose it, and you get a receipt.',
    button: 'Choose what to do',
    href: '#/new',
  }
}
