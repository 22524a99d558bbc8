/** The New page: what one can begin, what comes of it and what to have at hand. */
export const newPage = {
  title: 'New',
  lead: 'What is happening at the home?',
  unconnected: {
    title: 'No connection yet',
    before: 'You can fill everything in and keep it as a draft. To send it, ',
    link: 'add a connection',
    after: '.',
  },
  notConnected: (receiver: string) =>
    `There is no connection to ${receiver} yet. You can fill it in and keep it as a draft.`,
  haveReady: 'Have ready:',
  cards: {
    'tenant-switch': {
      text: 'Puts electricity and gas in the tenant’s name from the day the tenancy starts.',
      ready: 'the meter numbers from a bill, today’s readings, the tenant’s details.',
    },
    'landlord-switch': {
      text: 'Sends the final readings and puts the supplies in the landlord’s hands until somebody moves in.',
      ready: 'the meter numbers from a bill, the final readings, the landlord’s details.',
    },
    'purchaser-switch': {
      text: 'Puts electricity and gas in the purchaser’s name from the day the keys change hands.',
      ready: 'the meter numbers from a bill, that day’s readings, the purchaser’s details.',
    },
    'psr-record': {
      text: 'Keeps in Ctrl Hub, meter by meter, what a household on the Priority Services Register needs. Their supplier is still to be told.',
      ready:
        'the home’s address, what the household needs, and their agreement that it is recorded and shared.',
    },
    appointment: {
      text: 'Books a day and a time band for work at a home, with what the engineer has to know.',
      ready: 'the customer, the work to be done, a day and a time that suit them.',
    },
    'qualification-award': {
      text: 'Records who is to hold which qualification, so that you are reminded before it runs out.',
      ready: 'the member’s name, the qualification’s number or title, the day it is due.',
    },
    service: {
      text: 'Charges an account in Yeti at once, and again every day or month if you want that.',
      ready: 'the account’s name, the kind of service, what it costs now and at each renewal.',
    },
    import: {
      text: 'Takes a file with one home a row, shows what is wrong before anything is sent, and sends the rest.',
      ready: 'the spreadsheet, saved as CSV.',
    },
  },
}
