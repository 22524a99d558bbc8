import type { StepHelpTable } from '../../step-help.ts'

/** The steps of what goes to Ctrl Hub. */
export const ctrlHubSteps: Pick<StepHelpTable, 'psr-record' | 'appointment' | 'qualification-award'> = {
  'psr-record': {
    home: {
      why: 'Priority services belong to a supply at an address: whoever moves takes their needs along in a new record.',
      where: 'Search by a part of the address or the postcode, as Ctrl Hub has it.',
      example: '“12 Harbour” finds 12 Harbour Street.',
      wrong: 'The flat above is chosen: compare the number of the flat as well.',
    },
    meters: {
      why: 'The network looks up needs by the meter when the power fails.',
      where: 'The list shows the meters that Ctrl Hub has at this home; the bill has their numbers.',
      example: 'One electricity and one gas meter: choose both.',
      wrong: 'Only electricity is chosen, and the gas engineer knows nothing of the needs.',
    },
    needs: {
      why: 'They decide how the household is told of a power cut, and who is helped first.',
      where: 'Ask the person. Read the words of the list to them, and tick only what they say.',
      example: 'Uses an oxygen concentrator; is hard of hearing.',
      wrong:
        'A new record leaves out what the present one has. It replaces the whole: keep ticked what still holds.',
    },
    priority: {
      why: 'It tells the network how urgent help is when many households need it.',
      where: 'The highest need decides; the words beside each choice say which.',
      example: 'Medical equipment that runs on electricity is the highest.',
      wrong: 'Everybody is given the highest, and then nobody comes first.',
    },
    info: {
      why: 'An engineer at the door has to know how to reach the person.',
      where: 'Ask for a password, a neighbour with a key, a better time to ring.',
      example: '“Knock loudly” or “daughter has the key”.',
      wrong: 'Diagnoses are written down. Only what helps at the door belongs here.',
    },
    basis: {
      why: 'Needs are health data: they may be kept and shared only with an agreement that can be shown.',
      where: 'Read the wording on the page to the person, by telephone or face to face.',
      example: 'Agreed by the tenant, by telephone, today.',
      wrong: 'Somebody else agrees without the right to. Note who it was and in what role.',
    },
    check: {
      why: 'The record replaces the one that is there, for everybody who reads it.',
      where: 'Press “Show” to see the hidden answers; that they were shown is noted.',
      example: 'Compare with the needs that are listed as present now.',
      wrong: 'It is sent at the old home after a move, and the new one stays without.',
    },
  },
  appointment: {
    property: {
      why: 'The engineer goes to this address, and its clock decides what 9:00 means.',
      where: 'Search by address or postcode, as Ctrl Hub has it.',
      example: '“BT1 5” lists the homes of that postcode.',
      wrong: 'The landlord’s address is chosen instead of the home’s.',
    },
    contact: {
      why: 'Somebody has to let the engineer in, and be told when the time changes.',
      where: 'The tenant when the home is let, the agency or landlord when it is empty.',
      example: 'Ms Aoife Byrne, 087 123 4567.',
      wrong: 'The agency’s number is given, and nobody is at home when the engineer rings.',
    },
    interaction: {
      why: 'Ctrl Hub keeps a visit as the outcome of a conversation.',
      where: 'Your note of the call or e-mail in which the visit was agreed.',
      example: 'By telephone, they rang, today at 10:15.',
      wrong: 'A time in the future is given: it is when you spoke, not when the engineer comes.',
    },
    account: {
      why: 'The visit and what it costs are booked on a customer’s account.',
      where: 'The list shows the accounts of this contact; for a new person, choose whose it is.',
      example: 'The managing agency’s account.',
      wrong: 'A second account is made for somebody who has one under another spelling.',
    },
    operation: {
      why: 'It says what the engineer is to do, and with that how long it takes and what they bring.',
      where: 'The job sheet or the landlord’s order.',
      example: 'Annual gas safety check.',
      wrong: 'A repair is booked as an inspection, and the part is not in the van.',
    },
    when: {
      why: 'A day and a time, or a band of times, that the person at home has agreed to.',
      where: 'The days beside it show what is booked already.',
      example: '3 December 2026, 9:00 to 11:00.',
      wrong: 'The end is before the beginning, for a visit over midnight: tick “ends the next day”.',
    },
    visit: {
      why: 'The engineer has to know of animals, access and anybody who depends on the supply.',
      where: 'Ask the person at home.',
      example: 'A dog in the garden; the key is with the neighbour.',
      wrong:
        'A medical dependency is written into the notes. Tick it instead: it is kept apart, and needs an agreement.',
    },
    basis: {
      why: 'That somebody depends on the supply is health data, and may be passed on only with an agreement.',
      where: 'Read the wording on the page to the person.',
      example: 'Agreed by the tenant, by telephone, today.',
      wrong: 'The agreement for the Priority Services Register is taken for this one. They are two.',
    },
    check: {
      why: 'The visit is booked at once, and with it the conversation and what was made new.',
      where: 'Read day, time and address to the person before you send.',
      example: 'The rows show each part in the order in which it is made.',
      wrong: 'It is sent twice because the first answer was slow. Look into the outbox first.',
    },
  },
  'qualification-award': {
    member: {
      why: 'The qualification is recorded for one member of your organisation.',
      where: 'The list shows the members that Ctrl Hub has; search by name.',
      example: 'Two people of one name are told apart by their e-mail.',
      wrong: 'A new engineer is missing: your administrator has to add them in Ctrl Hub first.',
    },
    qualification: {
      why: 'What the engineer may do depends on it.',
      where: 'The certificate names it.',
      example: 'Gas safety, domestic boilers.',
      wrong: 'One of a similar name is chosen. Compare the number on the certificate.',
    },
    status: {
      why: 'It says whether the engineer may work on it today.',
      where: 'The certificate, or the training body’s list.',
      example: 'Passed, when the certificate is in your hand.',
      wrong: 'A course that was booked is recorded as passed.',
    },
    due: {
      why: 'Handover reminds you before it runs out.',
      where: '“Valid until” or “renewal due” on the certificate.',
      example: '31 March 2028.',
      wrong: 'The day of the examination is given instead of the day on which it runs out.',
    },
    check: {
      why: 'The award is shown to everybody who plans with it.',
      where: 'Compare with the certificate.',
      example: 'A present award of the same qualification is named above the rows.',
      wrong: 'An award that only needs a new date is recorded a second time.',
    },
  },
}
