/** What is said of the numbers by which a service knows things. */
export const codes = {
  letter: {
    title: 'Ask your provider',
    write: 'E-mail to ask for them',
    lead: 'Send this to whoever gave you the account. Enter their answers here.',
    label: 'E-mail',
    body: (lines: readonly string[], yourName: string) =>
      [
        'Subject: Numbers for utility switches',
        '',
        'Hello,',
        '',
        'we send utility switches to your API (17.0/app/utilityswitching/switches/tenant, landlord and purchaser).',
        'For these choices we need the number, and the name that XML uses:',
        '',
        ...lines,
        '',
        'The complete lists of SwitchType, ElectricMeterType, SwitchBillTo, titles and countries would help us most.',
        '',
        'Kind regards',
        yourName,
      ].join('\n'),
  },
  remove: {
    title: (what: string) => `Remove “${what}”?`,
    then: 'Switches that need it cannot be sent through this connection until it is entered again.',
    remove: 'Remove the number',
    keep: 'Keep it',
  },
  change: (what: string) => `Change “${what}”`,
  enter: 'Enter their number',
  heading: 'Their numbers for things',
  lead: 'The service knows each choice by a number. Two are documented; the others your provider can tell you. A number is never guessed: a switch that needs one waits as a draft until you enter it.',
  failed: 'Not saved',
  table: {
    sources: {
      documented: 'Documented',
      entered: 'Entered here',
      practice: 'Practice only',
    },
    none: 'None yet. It is left out of what is sent.',
    number: 'Number',
    source: 'Where from',
    action: 'What to do',
    noXml: 'Not known: no XML',
    change: 'Change',
    remove: 'Remove',
    notKnown: 'Not known yet',
    enterFor: (what: string) => `for ${what}`,
    from: (source: string, confirmed: boolean) =>
      confirmed ? `${source}, confirmed` : `${source}, not confirmed`,
  },
  inWords: 'In words',
  xmlName: 'Name in XML',
  row: {
    choose: 'Choose',
    number: {
      label: 'Their number',
      hint: 'As your provider gave it to you. Do not guess: a wrong number switches the wrong thing.',
    },
    xmlNameHint: 'Without it this choice can be sent as JSON only.',
    confirmed: 'My provider confirmed it',
    save: 'Save the number',
    cancel: 'Cancel',
    missing: {
      meaning: 'Choose what the number stands for',
      label: 'Enter what people call it',
      number: 'Enter their number: a whole number from 0, as they gave it to you',
    },
    sameNumber: 'Another row has this number. Give each row its own',
    wrongName: 'The name in XML is letters and digits without spaces, such as DualFuel',
  },
  groups: {
    switchType: {
      title: 'What is switched',
      add: 'Add a kind of switch',
    },
    electricMeterType: {
      title: 'Kinds of electricity meter',
      add: 'Add a kind of meter',
    },
    billTo: {
      title: 'Who is billed between tenancies',
      add: 'Add a bill-to',
    },
    title: {
      title: 'Titles',
      add: 'Add a title',
    },
    country: {
      title: 'Countries',
      add: 'Add a country',
    },
  },
}
