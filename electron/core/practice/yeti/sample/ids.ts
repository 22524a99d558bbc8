const KINDS = { account: '0001', service: '0002', transaction: '0003' } as const

/** A version 4 UUID that says what it is: `5e71a0c4-KIND-4a00-8000-NUMBER`. */
export const sampleUuid = (kind: keyof typeof KINDS, number: number): string =>
  `5e71a0c4-${KINDS[kind]}-4a00-8000-${String(number).padStart(12, '0')}`
