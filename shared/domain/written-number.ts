/** A number as it stands in a file. Read as a number of JavaScript, its digits might change (`1.50`, `0.30000000000000004`). */
export class WrittenNumber {
  /** As it was written: `1.50`, `1e3`. */
  readonly digits: string

  constructor(digits: string) {
    this.digits = digits
  }
}
