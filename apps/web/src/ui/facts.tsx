import { Fragment, type ReactNode } from 'react'
import './facts.css'

export type Fact = {
  label: string
  /** The language of the label, when the page speaks another. */
  lang?: string | undefined
  value: ReactNode
}

export type FactsProps = {
  facts: readonly Fact[]
  /** `ruled`: one under the other, the portal's. `beside`: the desk's two columns. */ kind?:
    | 'ruled'
    | 'beside'
}

/** Names and values, as a description list. */
export function Facts({ facts, kind = 'ruled' }: FactsProps) {
  if (kind === 'beside') {
    return (
      <dl className="g-facts-beside">
        {facts.map(({ label, lang, value }) => (
          <Fragment key={label}>
            <dt lang={lang}>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    )
  }
  return (
    <dl className="g-facts">
      {facts.map(({ label, lang, value }) => (
        <div key={label}>
          <dt lang={lang}>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
