/** The words of the wizards of switches. */
export const switchWizard = {
  whatNext: {
    country: [
      '“MPRN” means the electricity number in Ireland and Northern Ireland, and the gas number in Great Britain. So the country comes first.',
    ],
    home: [
      'Handover asks Acquaint what it knows of the MPRN and compares it with the address. Nothing you typed is changed.',
      'Take both numbers from a bill or the tenancy’s papers. The number on the meter itself is another one.',
    ],
    supply: ['The kind of meter decides which readings are asked for.', 'What does not apply is not sent.'],
    check: [
      'Nothing has been sent yet.',
      'After Send, the switch waits in the outbox until Acquaint has answered, even if you close Handover.',
    ],
  },
  duplicate: {
    title: 'This switch is there already',
    changeReading: 'Change the reading date',
  },
  purchaser: {
    whatNext: {
      readings: [
        'Read the meters on the day the keys change hands: it is the day from which the purchaser pays.',
      ],
      purchaser: [
        'One purchaser is sent to Acquaint. A company goes in as last name.',
        'What you write about health is kept out of logs, titles and lists.',
      ],
    },
    duplicate: {
      same: 'The same meter, reading day and purchaser',
      other: 'A switch for the same meter and reading day, to another purchaser,',
    },
  },
  landlord: {
    whatNext: {
      countryFirst: [
        'The final readings are taken, the landlord takes the supplies over with them, and the home counts as empty until somebody moves in.',
      ],
      readings: [
        'Read the meters on the day the tenant hands the keys back: their last bill ends with these numbers, and the landlord’s begins with them.',
      ],
      landlord: [
        'The landlord pays from the day of the readings until somebody moves in. A company goes in as last name.',
      ],
      billing: [
        'In Ireland somebody has to sign on between two tenancies, or the supply may be cut off.',
        'Acquaint knows this choice by a number. While it is not known, the draft is kept as blocked.',
      ],
      checkLast: [
        'From then on Today counts the days that the home is empty, and these readings are offered when somebody moves in.',
      ],
    },
    duplicate: {
      same: 'The same meter, reading day and landlord',
      other: 'A switch for the same meter and reading day, to another landlord,',
    },
    billing: {
      hints: {
        landlord: 'Bills go to the landlord’s address for letters.',
        agent: 'The agency pays while the home is empty, and settles it with the landlord.',
      },
      label: 'Who is billed from now on',
    },
    useKept: 'Use my kept details',
    letters: {
      heading: 'Address for letters',
      same: 'Same address as the home',
      choose: 'Choose',
      countries: {
        IE: 'Ireland',
        'GB-NIR': 'Northern Ireland',
        GB: 'Great Britain',
        elsewhere: 'Somewhere else',
      },
    },
  },
  tenant: {
    whatNext: {
      readings: [
        'An opening reading that is wrong is hard to put right later. A photo of each meter settles most arguments.',
      ],
      tenancy: ['This is the day from which the tenant pays, even if they move in later.'],
      tenant: [
        'One lead tenant is sent to Acquaint. The names of the others stay with your copy.',
        'What you write about health is kept out of logs, titles and lists.',
      ],
      landlord: ['Acquaint requires the landlord on every tenant switch. A company goes in as last name.'],
    },
    duplicate: {
      anotherPerson: 'Another person is registered for this meter and day',
      same: 'The same meter, start date and tenant',
      other: 'A switch for the same meter and start date, with another tenant,',
      change: 'Change the start date',
    },
    gas: {
      expired: {
        title: 'The gas safety record runs out before the tenancy starts',
        text: (due: string, start: string) =>
          `The last one that is kept here holds until ${due}, and the tenancy starts on ${start}. It does not stop the switch.`,
      },
      missing: {
        title: 'No gas safety record is kept here for this home',
        text: 'It does not stop the switch. What has to be there before somebody moves in differs between Ireland and Northern Ireland. You can add a record on the home’s page.',
      },
    },
    start: {
      label: 'The day the tenancy starts',
      hint: 'The day from which the tenant pays, even if they move in later.',
      ofReadings: (day: string) => `The day of the readings, ${day}`,
    },
    others: 'One name a line. Acquaint takes one tenant; the others are kept with your copy and not sent.',
  },
  lookup: {
    goOn: 'You can go on without the lookup.',
    closed: 'This meter point is closed.',
    otherAddress: 'The address does not match this MPRN.',
    tick: 'Tick that you have checked the meter, or correct the home or the MPRN.',
    busy: 'Looking the MPRN up',
    flags: {
      unknown: 'Acquaint did not say',
      address: {
        name: 'Address',
        good: 'Matches this MPRN',
        bad: 'Does not match this MPRN',
      },
      point: {
        name: 'Meter point',
        good: 'In use',
        bad: 'Closed',
      },
      supply: {
        name: 'Supply',
        good: 'On',
        bad: 'Off: it has to be reconnected',
      },
    },
    heading: 'What Acquaint says of this MPRN',
    noCondition: 'The lookup is a help, not a condition: you can go on.',
    theirs: 'Their address',
    noAddress: 'Acquaint gave none',
    yours: 'Yours',
    serial: {
      label: 'Meter serial number',
      compare: (serial: string) => `${serial}: compare it with the front of the meter`,
    },
    wrong:
      'A wrong number moves somebody else’s supply. Correct the home or the MPRN, or ring the landlord or ESB Networks first.',
    checked: 'I have checked it: this is the right meter',
  },
  number: {
    heading: 'Already in Acquaint?',
    hint: 'Its number there links the switch to it. Leave it empty if you do not know it.',
  },
  address: {
    eircode: 'Eircode',
    postcode: 'Postcode',
    countyOrRegion: 'County or region',
    county: 'County',
    house: 'House number or name',
    street: 'Street',
    area: 'Area or townland',
    town: 'Town or city',
  },
  blocked: {
    letter: (theirName: string, payer: string, choice: string, yourName: string) =>
      `Subject: Utility switching API 17.0: ${theirName}

Hello,

we register ${payer} switches with POST 17.0/app/utilityswitching/switches/${payer}. Please tell us which value of ${theirName} stands for “${choice}”: its number in JSON and its name in XML.

Thank you,
${yourName}`,
    text: 'You can fill in the rest. The draft is kept as blocked, and can be sent once their number is entered.',
    enter: 'Enter their number',
    mail: {
      show: 'An e-mail to ask them, ready to copy',
      label: 'E-mail to Acquaint',
    },
  },
  country: {
    IE: {
      label: 'Ireland',
      hint: 'Electricity has an MPRN of 11 digits, gas a GPRN of 7.',
    },
    'GB-NIR': {
      label: 'Northern Ireland',
      hint: 'Electricity has an MPRN of 11 digits that starts with 81.',
    },
    GB: {
      label: 'Great Britain',
      hint: 'England, Scotland and Wales.',
    },
    label: 'The country the home is in',
  },
  care: {
    label: 'Does anyone in the home depend on electrically powered medical equipment?',
    hint: 'Ask everyone, in private. They may keep it to themselves. It tells the supplier about critical care and does not replace registering with the supplier.',
    yes: 'Yes',
    no: 'No',
    rather: 'Prefer not to say',
    ratherHint: 'Acquaint has only Yes and No: this is sent as No.',
    sharedWith: 'Acquaint and the suppliers',
  },
  greatBritain: {
    letterBody: (opening: string, payer: 'tenant' | 'landlord' | 'purchaser', yourName: string) =>
      `To the electricity and gas supplier

${opening}

Address and postcode:
From which day:
${payer.charAt(0).toUpperCase()}${payer.slice(1)}’s full name, telephone and e-mail:
Electricity number (MPAN, 13 digits) and meter serial number:
Electricity reading and the day it was taken:
Gas number (MPRN, 6 to 10 digits) and meter serial number:
Gas reading and the day it was taken:
${payer === 'purchaser' ? '' : 'Landlord and their address for bills:\n'}
The ${payer} knows that these details are passed on to you and does not object.

${yourName}`,
    openings: {
      'tenant-switch':
        'A new tenancy begins at the address below. Please open accounts in the tenant’s name from that day and send the closing bills for the time before it to the landlord.',
      'landlord-switch':
        'The tenancy at the address below has ended. Please send the tenant the closing bills and put the accounts in the landlord’s name from that day.',
      'purchaser-switch':
        'The home at the address below was sold. Please close the accounts on that day and open new ones in the purchaser’s name.',
    },
    title: 'Acquaint does not document switches for Great Britain',
    why: 'Its switches take the Irish and Northern Irish meter numbers. Which fields a home in Great Britain needs is published nowhere, so Handover does not send one on a guess.',
    instead:
      'What you can do now: tell the suppliers and the council yourself. This letter has what a supplier asks for.',
    letter: {
      label: 'Letter to the supplier',
    },
    back: 'Back to New',
  },
  home: {
    mprn: 'From an electricity bill. Leave it empty when electricity is not switched.',
    lookUp: 'Look up this MPRN',
    gprn: 'From a gas bill, not from the meter. Leave it empty when gas is not switched.',
    emptySince: 'A landlord took this home over then, and nobody moved in since.',
    takenOver:
      'A landlord took this home over then. Its final readings are offered with the questions about the meters.',
  },
  known: {
    failed: 'They could not be filled in',
    label: 'Somebody Handover knows',
    hint: 'Fills in what is known. Or type it below.',
    none: 'Nobody is known yet',
  },
  person: {
    asOnContract: 'As on the contract.',
    asOnAgreement: 'As on the tenancy agreement.',
    noTitle: 'None',
    company: 'Leave it empty for a company.',
    lastNameOrCompany: 'Last name or company',
    lastName: 'Last name',
  },
  photos: {
    most: (register: string, most: number) =>
      `The photo of the ${register} was not added: ${most} are the most for one switch. Remove one first.`,
    notAdded: (register: string, problem: string, fix: string) =>
      `The photo of the ${register} was not added. ${problem} ${fix}`,
    already: (register: string) =>
      `This photo is beside the ${register} already. One photo may show several readings; choose another, or leave it so.`,
    removeWhich: (label: string) => `Remove: ${label}`,
    remove: 'Remove',
    failed: 'The photo was not added',
    full: (most: number) => `${most} photos are the most for one switch. Remove one to add another.`,
    adding: 'Adding photo…',
    add: 'Add photo',
    addTo: (register: string) => `Add photo of the ${register}`,
    addingTo: (register: string) => `Adding photo of the ${register}`,
  },
  readings: {
    serial: { before: 'Acquaint has electricity meter', after: 'here. Check that it is the one you read.' },
    mechanical: {
      dayMeterRead: 'The upper row, or the one marked 2 or T1.',
      nightMeterRead: 'The lower row, or the one marked 1 or T2.',
      peakMeterRead: 'The one marked T3: from 5pm to 7pm.',
      gasMeterRead: 'The black digits, without the red ones.',
      twentyFourHourMeterRead: 'From left to right, without the red digit.',
    },
    smart: {
      dayMeterRead: 'Press the button until the display shows T1.',
      nightMeterRead: 'The display shows T2.',
      peakMeterRead: 'The display shows T3: from 5pm to 7pm.',
    },
    noMeter: {
      title: 'The readings depend on the meter',
      text: 'Choose what is switched and the kind of meter first.',
    },
    date: 'The day the meters were read',
    today: 'Today',
    yesterday: 'Yesterday',
    closing: (day: string) => `The day of the closing reads, ${day}`,
    compare: 'Compare with what was sent before',
  },
  samples: {
    heading: 'Fill with a sample home',
    label: 'Sample home',
    choose: 'Choose a home to practise with',
    fill: 'Fill in',
    filled: 'Filled in. Go through the steps to see it.',
    lead: 'Ten homes of the practice service; each shows something else.',
  },
  supply: {
    meters: {
      'twenty-four-hour': 'One row of digits. Also a smart meter that is still on a 24-hour tariff.',
      'day-and-night': 'Two rows of digits: day and night, also called NightSaver.',
      smart: 'A digital meter on a smart tariff: day, night and peak.',
    },
    gprnKept: 'The GPRN is kept in the draft and not sent, because gas is not switched.',
    mprnKept: 'The MPRN is kept in the draft and not sent, because electricity is not switched.',
    label: (payer: string) => `What the ${payer} takes over`,
    mprn: 'From an electricity bill.',
    meter: 'The electricity meter',
    gprn: 'From a gas bill, not from the meter.',
    prepaid: {
      label: 'Is the gas meter pay-as-you-go?',
      hint: 'Topped up with a card or a code before it is used.',
      yes: 'Yes',
      no: 'No',
    },
  },
}
