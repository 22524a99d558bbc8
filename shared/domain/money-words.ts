import { decimalText, type Decimal } from './decimal.ts'

/**
 * An amount with its currency, as people here write it: `€1,234.50`, `-£5.00`, `12.345 Credits`. No digit is left out. `currency` is
 * what the billing system calls it; '' when it does not say.
 */
export function moneyInWords(amount: Decimal, currency: string): string {
  const places = Math.max(2, amount.places)
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
  const text = decimalText(amount)
  // Given as text, every digit is kept; as a number it would be rounded first.
  if (!isNumeric(text)) return text
  if (/^[A-Z]{3}$/.test(currency))
    return new Intl.NumberFormat('en-IE', { ...digits, style: 'currency', currency }).format(text)
  return `${new Intl.NumberFormat('en-IE', digits).format(text)} ${currency}`.trim()
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}
