import { IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
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

/**
 * Arrows go from the field into what was found and along it, as in a list; Escape empties the filter.
 * Put on what holds both the field and the results. A tree moves by its own arrows.
 */
export function walkResults(event: KeyboardEvent<HTMLElement>, clear: () => void): void {
  const field = event.currentTarget.querySelector<HTMLInputElement>('input')
  if (event.key === 'Escape') {
    clear()
    field?.focus()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const found = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.g-results a, [role="treeitem"][tabindex="0"]'),
  ]
  const index = found.findIndex((each) => each === document.activeElement)
  if (document.activeElement?.getAttribute('role') === 'treeitem') return
  event.preventDefault()
  const next = found[index + step] ?? (index + step < 0 ? field : undefined)
  next?.focus()
}
