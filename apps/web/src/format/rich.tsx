import { Fragment, type ReactNode } from 'react'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Values } from '@guichet/i18n/translate'
import { useT } from '../reader.tsx'

// Private-use characters, which no message and no keyboard contains.
const open = '\ue000'
const close = '\ue001'

export type RichProps = {
  id: MessageKey
  /** Texts and numbers choose plurals; elements (a link, a name in bold) take their place in the sentence. */
  values: Readonly<Record<string, ReactNode>>
}

/** A whole sentence of the catalogue with elements in it: « <b>Alex</b> a pris le ticket en charge ». */
export function Rich({ id, values }: RichProps) {
  const t = useT()
  const said = t(id, withMarks(values))
  const pieces = said.split(new RegExp(`${open}(\\w+)${close}`))
  return pieces.map((piece, index) => (
    <Fragment key={index}>{index % 2 === 0 ? piece : values[piece]}</Fragment>
  ))
}

function withMarks(values: RichProps['values']): Values {
  const entries = Object.entries(values).map(([name, value]): [string, string | number] => {
    if (typeof value === 'string' || typeof value === 'number') return [name, value]
    return [name, `${open}${name}${close}`]
  })
  return Object.fromEntries(entries)
}
