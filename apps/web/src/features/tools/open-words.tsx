import { isPlaceholder, partsOf, type Placeholder } from '@guichet/contracts/placeholders'
import type { Translate } from '@guichet/i18n/translate'
import { useT } from '../../reader.tsx'
import './tools.css'

/** What the placeholders are called, one after the other: « Application ou matériel, Établissement ». */
export const placeholdersSaid = (names: readonly Placeholder[], t: Translate): string =>
  names.map((name) => t(`tools.placeholder.${name}`)).join(', ')

/** A text in which what is left open stands out, by its frame and by its name. */
export function OpenWords({ text }: { text: string }) {
  const t = useT()
  return (
    <p className="g-text g-open-words">
      {partsOf(text).map((part, index) =>
        isPlaceholder(part.name) ? (
          <mark key={index}>{t('tools.missing', { names: t(`tools.placeholder.${part.name}`) })}</mark>
        ) : (
          <bdi key={index}>{part.text}</bdi>
        ),
      )}
    </p>
  )
}
