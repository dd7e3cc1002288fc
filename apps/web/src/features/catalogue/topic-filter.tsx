import { IconSearch, IconX } from '@tabler/icons-react'
import { useT } from '../../reader.tsx'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import './topic-filter.css'

export type TopicFilterProps = { value: string; onChange: (text: string) => void }

/** Filters topics by their words and by those that people use instead; Escape empties it. */
export function TopicFilter({ value, onChange }: TopicFilterProps) {
  const t = useT()
  return (
    <div className="g-finder">
      <TextField
        id="filtre"
        label={t('filing.filter')}
        placeholder={t('filing.filter.example')}
        autoComplete="off"
        leftSection={<IconSearch className="g-icon" aria-hidden />}
        leftSectionWidth={46}
        rightSection={
          value !== '' && (
            <IconButton
              label={t('filing.filter.clear')}
              icon={<IconX className="g-icon" aria-hidden />}
              onClick={() => onChange('')}
            />
          )
        }
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
