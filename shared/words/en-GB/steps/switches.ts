import type { StepHelp, StepHelpTable } from '../../step-help.ts'

const country: StepHelp = {
  why: 'Meter numbers, postcodes and what can be switched at all differ from country to country.',
  where: 'The address of the home, not that of the landlord.',
  example: 'A flat in Belfast is Northern Ireland; one in Glasgow is Great Britain.',
  wrong:
    'Great Britain is chosen for Northern Ireland. They have different meter numbers, and only Northern Ireland can be switched here.',
}
const home: StepHelp = {
  why: 'The supplier finds the supply by the meter number; the address is the check that it is the right one.',
  where:
    'A bill of this home shows MPRN (electricity) and GPRN (gas), mostly on the first page beside the account number.',
  example: 'MPRN 10 012 345 678, GPRN 1234567.',
  wrong: 'The serial number on the meter is typed instead of the MPRN, or the number of the flat next door.',
}
const supply: StepHelp = {
  why: 'It decides which readings are asked for, and which suppliers are told.',
  where:
    'A gas boiler or hob means gas. The electricity bill names the tariff: 24-hour, day and night, or smart.',
  example: 'Electricity and gas, with a 24-hour meter.',
  wrong:
    'A meter with two rows of digits is taken for a 24-hour meter, so that the night reading is missing.',
}
const readings: StepHelp = {
  why: 'The old customer pays up to these readings and the new one from them on.',
  where:
    'On the meter itself, on the day of the change: the black digits, from left to right. A smart meter shows them after a button is pressed.',
  example: '04821 with the red digit behind it left out.',
  wrong:
    'Day and night are mixed up, or the red digits behind the comma are read too, which makes the reading ten times as high.',
}
const landlord: StepHelp = {
  why: 'Between two tenancies the bills go to the landlord, and Acquaint asks for one with each switch.',
  where:
    'The letting agreement between agency and landlord. A landlord who lets their own homes keeps these details in Settings.',
  example: 'Last name “Harbour Lettings Ltd”, no first name.',
  wrong: 'The agency’s own address is given, so that the landlord’s bills reach the agency.',
}
const check: StepHelp = {
  why: 'What is sent cannot be called back by computer: a mistake means a telephone call.',
  where:
    'Read each row against the bill and the agreement. “Show exactly what will be sent” shows it to the last character.',
  example: 'Change beside a row leads to the question and straight back.',
  wrong: 'The date of the agreement is sent instead of the first or last day of the tenancy.',
}

/** The steps of the three switches. */
export const switchSteps: Pick<StepHelpTable, 'tenant-switch' | 'landlord-switch' | 'purchaser-switch'> = {
  'tenant-switch': {
    country,
    home,
    supply,
    readings,
    tenancy: {
      why: 'From this day the tenant pays for what is used.',
      where: 'The tenancy agreement: “commencing on” or “start of term”.',
      example: '1 December 2026, also when the keys are handed over on the 3rd.',
      wrong: 'The day of signing or of moving in is taken; the days between are then billed to the landlord.',
    },
    tenant: {
      why: 'The supplier opens the account in this name and writes to this person.',
      where:
        'The tenancy agreement has the names; ask for the telephone number and e-mail at the viewing or the handing over of keys.',
      example: 'The lead tenant only; the others stay on your receipt.',
      wrong: 'The agency’s e-mail is given for the tenant, and their welcome letter never arrives.',
    },
    landlord,
    check,
  },
  'landlord-switch': {
    country,
    home,
    supply,
    readings: {
      ...readings,
      where:
        'On the meter, when the tenant hands the keys back: the black digits, from left to right. Take a photo of each meter.',
    },
    landlord,
    billing: {
      why: 'While the home is empty somebody is billed for what it uses.',
      where: 'The letting agreement says who pays between two tenancies.',
      example: 'The landlord, when the agency only lets; the agency, when it manages the home.',
      wrong:
        'Acquaint’s number for the choice is not known yet: then the draft waits as blocked, with an e-mail ready to ask.',
    },
    check,
  },
  'purchaser-switch': {
    country,
    home,
    supply,
    readings: { ...readings, where: 'On the meter on the day the sale closes, best with the buyer present.' },
    purchaser: {
      why: 'The supplier opens the account in the buyer’s name from the day of the readings.',
      where:
        'The contract of sale has the names; the buyer or their solicitor gives telephone number and e-mail.',
      example: 'One of two buyers is enough.',
      wrong: 'The solicitor’s address is given, so that the first bill goes to the office.',
    },
    check,
  },
}
