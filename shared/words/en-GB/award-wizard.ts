/** The words of the wizard of qualification awards. */
export const awardWizard = {
  whatNext: {
    member: [
      'Members are the people of your organisation, as Ctrl Hub has them. Only the name stays in the draft.',
    ],
    qualification: [
      'The number is on the certificate. It tells two qualifications with similar titles apart.',
      'Handover looks whether the member holds it already, and says so before anything is sent.',
    ],
    status: [
      'Ask whoever looks after Ctrl Hub at your office when you are not sure what it is called there.',
    ],
    due: [
      'Ctrl Hub works out from its own rules when the risk rises, and when the award expires. You see both under Qualifications.',
    ],
    check: [
      'Nothing has been sent yet.',
      'After Send, the award waits in the outbox until Ctrl Hub has answered, even if you close Handover.',
    ],
  },
  member: {
    unnamed: 'The member',
    hint: 'Search by name or e-mail address, as Ctrl Hub has them.',
    noneTitle: 'Ctrl Hub has no members here',
    noneText: 'Whoever looks after your organisation in Ctrl Hub can invite them.',
  },
  organisation: {
    missing: (connection: string) => `No organisation is chosen for ${connection} yet`,
    why: 'Members belong to an organisation, and so does an award. Choose it once on the page of the connection; this draft is kept meanwhile.',
    choose: 'Choose the organisation',
    for: 'For',
    other: 'Choose another organisation',
  },
  pick: {
    noConnection: 'They are read from Ctrl Hub: you can choose once there is a connection.',
    noneChosen: 'Choose the connection first: they are read from it.',
  },
  qualification: {
    hint: 'Search by title or number, such as “gas” or 603/2345/1.',
    noneTitle: 'Ctrl Hub has no qualifications here',
    noneText: 'They come from Ofqual’s register and from what your administrator added in Ctrl Hub.',
    held: 'Held already',
  },
  status: {
    hint: 'Ctrl Hub does not publish the list of statuses, so another one goes exactly as you write it.',
  },
  due: {
    label: 'The day it is due',
    hint: 'It is due by the end of that day. Ctrl Hub is sent 11:59pm, United Kingdom and Irish time.',
  },
  duplicate: {
    title: 'This award is there already',
    what: 'An award for the same member, qualification and due date',
    change: 'Change the due date',
  },
}
