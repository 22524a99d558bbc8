import { decimalText, shortened, type Decimal } from './decimal.ts'

/**
 * An amount with its currency, as people here write it: `€1,234.50`, `-£5.00`, `12.345 Credits`. No digit that says anything is left out. `currency` is
 * what the billing system calls it; '' when it does not say.
 */
export function moneyInWords(amount: Decimal, currency: string): string {
  // Zeros behind the cents say nothing, and €1.500 would be read as a thousand and a half.
  const short = shortened(amount)
  const places = Math.max(2, short.places)
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
  const text = decimalText(short)
  // Given as text, every digit is kept; as a number it would be rounded first.
  if (!isNumeric(text)) return text
  if (/^[A-Z]{3}$/.test(currency))
    return new Intl.NumberFormat('en-IE', { ...digits, style: 'currency', currency }).format(text)
  return `${new Intl.NumberFormat('en-IE', digits).format(text)} ${currency}`.trim()
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}
