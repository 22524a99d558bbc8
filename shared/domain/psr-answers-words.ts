/** Said wherever somebody could take a record for a registration (ctrl-hub.md 5, deduced). */
export const NOT_A_REGISTRATION =
  'A record in Ctrl Hub does not by itself register anyone with a supplier or network operator. For that, the household asks its own supplier, ' +
  'for electricity and for gas, and asks it to tell the network operator.'

/**
 * The priorities that Ctrl Hub documents for a home's own entry, 0 when there is none; that a record uses the same is deduced.
 * Which of 1 and 3 is more urgent is not documented.
 */
export const PRIORITIES = ['0', '1', '2', '3'] as const
