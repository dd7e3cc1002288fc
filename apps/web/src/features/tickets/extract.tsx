import { IconLock } from '@tabler/icons-react'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { useT } from '../../reader.tsx'
import { Marked } from '../../ui/marked.tsx'
import './extract.css'

export type ExtractProps = NonNullable<NonNullable<TicketSummary['matched']>['extract']>

/** Where a search found its words; those of a note are never taken for what the requester reads. */
export function Extract({ from, text }: ExtractProps) {
  const t = useT()
  return (
    <span className={from === 'team' ? 'g-extract g-extract-note' : 'g-extract'}>
      <b>
        {from === 'team' && <IconLock className="g-icon" aria-hidden />}
        {t('search.from', { place: t(`search.from.${from}`) })}
      </b>{' '}
      <bdi>
        <Marked text={text} />
      </bdi>
    </span>
  )
}
