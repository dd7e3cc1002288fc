import type { Category } from '@guichet/contracts/catalogue'
import { topicsOf, wholeTopic } from '../../../features/catalogue/topics.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { LiveSelect } from '../../../ui/live-select.tsx'

export type TopicChoiceProps = {
  categories: readonly Category[]
  value: string
  onChange: (id: string) => void
}

/** The topic, found by typing: an agent knows the catalogue. */
export function TopicChoice({ categories, value, onChange }: TopicChoiceProps) {
  const t = useT()
  const lang = useDeskLang()
  return (
    <LiveSelect
      id="categoryId"
      label={t('desk.fact.category')}
      placeholder={t('ui.choose')}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      options={topicsOf(categories).map((topic) => wholeTopic(topic, lang))}
    />
  )
}
