import { isPlaceholder, partsOf, type Placeholder } from '@guichet/contracts/placeholders'
import type { Translate } from '@guichet/i18n/translate'
import { useT } from '../../reader.tsx'
import './tools.css'

/** What the placeholders are called, one after the other: « Application ou matériel, Établissement ». */
export const placeholdersSaid = (names: readonly Placeholder[], t: Translate): string =>
  names.map((name) => t(`tools.placeholder.${name}`)).join(', ')

/** A text in which what is left open stands out, by its frame and by its name; `kept` is not used yet, and misses nothing. */
export function OpenWords({ text, kept = false }: { text: string; kept?: boolean }) {
  const t = useT()
  const said = (name: Placeholder) => {
    const names = t(`tools.placeholder.${name}`)
    return kept ? names : t('tools.missing', { names })
  }
  return (
    <p className="g-text g-open-words">
      {partsOf(text).map((part, index) =>
        isPlaceholder(part.name) ? (
          <mark key={index}>{said(part.name)}</mark>
        ) : (
          <bdi key={index}>{part.text}</bdi>
        ),
      )}
    </p>
  )
}
