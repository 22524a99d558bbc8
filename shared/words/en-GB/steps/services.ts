import type { StepHelpTable } from '../../step-help.ts'

/** The steps of billed services. */
export const serviceSteps: Pick<StepHelpTable, 'service' | 'service-change'> = {
  service: {
    account: {
      why: 'The service is charged on this account at once.',
      where: 'The list shows the accounts with their balance, as Yeti has them.',
      example: 'Harbour Lettings, 120.00 EUR.',
      wrong: 'A test account of a similar name is chosen. Compare the number.',
    },
    type: {
      why: 'It decides what is set up, and which variables it takes.',
      where: 'The order, or Yeti’s list of service types.',
      example: 'Free minutes, 100 a month.',
      wrong: 'A type that sets up something by itself is chosen only for its name.',
    },
    name: {
      why: 'You and the customer recognise the service by it.',
      where:
        'Your order or the customer’s reference. Handover adds a short code in brackets, by which it finds the service again.',
      example: 'Broadband, 12 Harbour Street.',
      wrong: 'A name with a person’s details: it is seen by everybody who works with Yeti.',
    },
    prices: {
      why: 'The first price is charged now, the second with each renewal.',
      where: 'The offer that the customer accepted, without or with VAT as your Yeti has it.',
      example: '25.00 now, 9.99 each month.',
      wrong: 'A comma for the decimal point, or a minus sign: that pays money out.',
    },
    renewal: {
      why: 'It says when and how often the second price is charged.',
      where: 'The offer: monthly, weekly, or once only.',
      example: 'Each month, first on 1 January 2027.',
      wrong: 'The first renewal is today or in the past, so that it is charged twice at once.',
    },
    variables: {
      why: 'Some types need to know more, such as a number or an address.',
      where: 'The type’s documentation names them. Most types need none.',
      example: '{ "calls": 100 }',
      wrong: 'Single quotation marks or a comma at the end: then it is no JSON.',
    },
    check: {
      why: 'Sending charges at once, and Handover cannot take a charge back.',
      where: 'The box above the rows: amount, account, and the balance after.',
      example: 'Type the amount again when you are asked to.',
      wrong: 'It is sent again after a slow answer. Handover looks first whether Yeti has it.',
    },
  },
  'service-change': {
    change: {
      why: 'Only the name, the renewal price and the variables of a service can be changed.',
      where: 'The present values stand beside the fields.',
      example: 'A renewal price of 11.99 from the next renewal on.',
      wrong: 'New variables replace all the old ones: write down again what stays.',
    },
    check: {
      why: 'The change holds at once for everybody.',
      where: 'Each row has what it was and what it becomes.',
      example: 'Nothing is charged by a change itself.',
      wrong: 'The price that was charged last is not paid back: a change counts from the next renewal.',
    },
  },
}
