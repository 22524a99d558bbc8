/** A member's or type's name as the service has it inside: `renew-period` and `renewPeriod` are `renew_period`. */
export const underscored = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
