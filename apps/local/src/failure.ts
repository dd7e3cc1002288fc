/** What stops the local desk, said in one line to whoever started it: French, then English. */
export class LocalFailure extends Error {
  constructor(french: string, english: string, options?: ErrorOptions) {
    super(`${french} (${english})`, options)
    this.name = 'LocalFailure'
  }
}
