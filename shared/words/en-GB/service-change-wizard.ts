/** The words of the wizard that changes a billed service. */
export const serviceChangeWizard = {
  whatNext: {
    change: [
      'Only what you change is sent. Nothing is charged by it.',
      'The account, the type, the initial price and the renewals stay as they were set up.',
    ],
    check: [
      'Nothing has been sent yet.',
      'After Send, the change waits in the outbox until Yeti has answered, even if you close Handover.',
    ],
  },
  chargedTo: (account: string) => `, charged to ${account}`,
  notes: {
    title: 'Nothing is charged by this change',
    text: 'A new renewal price holds from the next renewal. What cannot be changed: the account, the type, the initial price, the day of the renewal and how often it is renewed.',
  },
  noConnection: {
    title: 'Its connection is not here any more',
    text: 'A service can be changed only through the connection that it was read from.',
  },
  allServices: 'All billed services',
  gone: {
    title: 'There is no such service in Yeti',
    text: 'It may have been taken away there.',
  },
  back: 'Back to the service',
  name: {
    hint: 'What it is called in Yeti, and perhaps on the bill.',
    hintWithReference: (reference: string) =>
      `What it is called in Yeti, and perhaps on the bill. Handover’s reference stays at its end: [${reference}]`,
  },
  variables: {
    hint: 'What the service is set up with besides. They can hold user names and passwords, so they are not shown here.',
    keep: 'Leave them as they are',
    replace: 'Put others in their place',
    form: 'One JSON object, such as {"key": "value"}. It takes the place of all the present ones; {} takes them away.',
    show: 'Show the present ones here',
    noted: 'That you looked is noted in the audit log.',
  },
  price: {
    now: (price: string) => `Now ${price}. `,
    never: 'This service is never renewed.',
    each: (currency: string) =>
      `What each renewal charges from the next one on${currency === '' ? '' : `, in ${currency}`}. A minus makes it a credit.`,
  },
}
