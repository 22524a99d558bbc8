/** What each code means that only the wizard of a billed service tells: what no check of a body can know. */
export const SERVICE_CODES = {
  'HO-YETI-AMOUNT-UNCLEAR':
    'A typed amount has a comma before three digits, which may stand for thousands or for the point.',
  'HO-YETI-AMOUNT-AGAIN': 'The amount that is charged was not typed again, or is not the same.',
  'HO-YETI-BELOW-MINIMUM':
    'The charge takes the account below its minimum balance, which Yeti does not stop when a service is set up.',
  'HO-YETI-ACCOUNT-GONE': 'The account that was chosen is not there any more.',
  'HO-YETI-ACCOUNT-RENAMED':
    'The account with the number that was chosen has another name now, so that it may be another account.',
  'HO-YETI-BALANCE-UNKNOWN':
    'The balance of the account is not known, and nobody confirmed that the service is sent without it.',
  'HO-YETI-RENEW-TODAY':
    'The first renewal is today: it is charged at midday, or within the hour after the service was set up when that is later.',
  'HO-YETI-FORCE-RENEW':
    'The service type is renewed even when that takes the account below its minimum balance.',
  'HO-YETI-FIRST-OF-MONTH':
    'A monthly service begins on another day than the 1st, so that its first two renewals are less than a month apart.',
  'HO-YETI-RENEW-FREE': 'A service that is renewed has a renewal price of nothing.',
  'HO-YETI-PHONE-SYSTEMS':
    'The service type makes a customer in the telephone system, which Handover cannot undo.',
  'HO-YETI-TYPE-UNKNOWN': 'Handover does not know what the service type sets up besides the service.',
  'HO-YETI-VARIABLES-REFUSED':
    'The variables lack something that the service type needs, or hold something it refuses.',
  'HO-YETI-VARIABLES-DROPPED': 'The variables hold something that the service type drops without a word.',
} as const satisfies Readonly<Record<string, string>>
export type ServiceCode = keyof typeof SERVICE_CODES
