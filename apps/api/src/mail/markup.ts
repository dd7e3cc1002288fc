/** Text that is HTML already. Nothing else makes one: what a person typed cannot become markup by being passed on. */
export class Markup {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** `html\`<p>${anything}</p>\``: every value is escaped, but for markup and lists of it. */
  static readonly html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
    new Markup(parts.map((part, index) => part + written(values[index] ?? '')).join(''))
}

type Value = string | number | Markup | readonly Markup[]

export const { html } = Markup

function written(value: Value): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
