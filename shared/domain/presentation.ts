/** The sizes of the text, in per cent of what the computer or browser has set. */
export const TEXT_SIZES = [100, 112, 125, 150] as const

/** Where homes are, as the wizards ask: the parts of the United Kingdom have other meter numbers and bank holidays. */
export const HOME_COUNTRIES = ['IE', 'GB-NIR', 'GB'] as const
export type HomeCountry = (typeof HOME_COUNTRIES)[number]
