/** JSON that PostgreSQL built: sent as it is, neither parsed nor written again. */
export class ReadyJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}
