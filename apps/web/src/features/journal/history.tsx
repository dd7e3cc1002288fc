import { useId, useState } from 'react'
import { linesOf } from '@guichet/domain/conversation'
import { sentence } from '@guichet/i18n/sentence'
import { useFormat } from '../../format/use-format.ts'
import { useReader } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { shownNames, signed } from './lines.ts'
import type { Journal } from './queries.ts'
import './history.css'

export type HistoryProps = { journal: Journal | undefined; isOpened?: boolean }

/** Who did what and when, newest first, a line each: disclosed by its control beside the owner. */
export function History({ journal, isOpened = false }: HistoryProps) {
  const reader = useReader()
  const { t } = reader
  const format = useFormat()
  const id = useId()
  const [isOpen, setOpen] = useState(isOpened)
  const names = journal ? shownNames(journal, format.person) : {}
  const lines = linesOf('', journal?.items ?? []).toReversed()
  return (
    <>
      <Button
        variant="subtle"
        size="small"
        className="g-no-print"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('requests.story')}
      </Button>
      <ol id={id} className="g-history" aria-label={t('requests.story')} hidden={!isOpen} reversed>
        {lines.map(({ entry }) => (
          <li key={entry.id}>
            {t('requests.story.line', {
              at: format.listDate('numeric', entry.at),
              said: sentence(signed(entry, format.person), names, reader),
            })}
          </li>
        ))}
      </ol>
    </>
  )
}
