/** What stands on Today when there is something of it: what is due, empty homes, letters, qualifications, or where to begin. */
export const due = {
  heading: 'Due',
  failed: 'It could not be noted',
  noted: (items: number) => (items === 1 ? 'Noted.' : `${items} noted.`),
  showAll: (items: number) => `Show all ${items}`,
  showAllOfMore: (items: number) => `Show all ${items} of the most pressing`,
  more: 'There is more: it comes up here as these are seen to.',
  allAnswered: (switches: number) => `They answered all ${switches} switches shown`,
  badges: { chase: 'Ask them', supplier: 'Check the bill', letter: 'No answer', gas: 'Gas record' },
  putOff: (seen: string, day: string) => `${seen} to ${day}`,
  inAWeek: 'In a week',
  /** What a button does, and to which home. */
  doing: (what: string, home: string) => `${what}: ${home}`,
  empty: {
    heading: 'Empty homes',
    showAll: (homes: number) => `Show all ${homes}`,
    levels: { short: 'Empty', long: 'Past 14 days', 'very-long': 'Past 28 days' },
  },
  letters: {
    label: 'Letters without an answer yet',
    sent: (answerBy: string) => `Letter sent · they should answer by ${answerBy}`,
    waiting: 'Waiting for them',
  },
  qualifications: {
    label: (group: string) => `Qualifications: ${group}`,
    notValid: 'Not valid',
    within: (days: number) => `Within ${days} days`,
    shown: (shown: number, all: number) => `${shown} of ${all}`,
    more: (left: number) => `and ${left} more`,
    atLeast: (left: number) => `and at least ${left} more`,
    none: (days: number) => `Nothing expires within ${days} days.`,
    silent: (connection: string) =>
      `${connection} did not answer, so its qualifications may be missing here.`,
  },
  /** What an empty Today teaches, by what somebody has connections to. */
  begin: {
    nothing: {
      title: 'Add the account that your work goes through',
      text: 'Acquaint for electricity and gas, Ctrl Hub for the Priority Services Register, visits and qualifications, Yeti for what is billed. What you sign in with is locked away on this computer and never shown again.',
      button: 'Add a connection',
    },
    billing: {
      title: 'Is there something new to be billed?',
      text: 'Set up a service on an account, with its price and its renewals. You see what is charged before you send, and get a receipt.',
      button: 'Choose what to do',
    },
    switches: {
      title: 'A tenant moves in today? Start here',
      text: 'Have the meter number and the readings at hand. It takes about five minutes, and you get a receipt.',
      button: 'Tenant moves in',
    },
    households: {
      title: 'Who needs something at a home today?',
      text: 'Put a household on record for the Priority Services Register, book a visit, or record who is qualified for what. You get a receipt for each.',
      button: 'Choose what to do',
    },
    all: {
      title: 'What is happening at a home today?',
      text: 'A tenant moves in, a household needs extra help, an engineer comes by: choose it, and you get a receipt.',
      button: 'Choose what to do',
    },
  },
}
