import { IconX } from '@tabler/icons-react'
import { LIMITS } from '@guichet/contracts/limits'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Selection } from '../../../../features/tickets/selection.ts'
import { useT } from '../../../../reader.tsx'
import { Button } from '../../../../ui/button.tsx'
import { Kbd } from '../../../../ui/kbd.tsx'
import type { BulkEvent } from './use-bulk.ts'

/** The acts that many tickets may be given at once; an act with a key answers to it while tickets are chosen. */
export const BULK_ACTS: readonly { event: BulkEvent; label: MessageKey; key?: string }[] = [
  { event: 'take', label: 'desk.act.take', key: 'i' },
  { event: 'assign', label: 'desk.act.assign', key: 'a' },
  { event: 'comment', label: 'desk.bulk.reply', key: 'r' },
  { event: 'transfer', label: 'desk.act.transfer' },
  { event: 'recategorise', label: 'desk.act.recategorise' },
  { event: 'set_priority', label: 'desk.act.set_priority' },
  { event: 'tag', label: 'tools.tag' },
  { event: 'macro', label: 'tools.macro', key: 'm' },
  { event: 'release', label: 'desk.act.release' },
  { event: 'resolve', label: 'desk.act.resolve', key: 'e' },
]

export type BulkBarProps = {
  selection: Selection
  isWithKeys: boolean
  isBusy: boolean
  onAct: (event: BulkEvent) => void
}

/** How many tickets are chosen, and what may be done with all of them. */
export function BulkBar({ selection, isWithKeys, isBusy, onAct }: BulkBarProps) {
  const t = useT()
  return (
    <section className="g-bulk-bar" aria-label={t('desk.bulk')}>
      <p>
        <b>{t('desk.bulk.count', { count: selection.count })}</b>
        {selection.count === LIMITS.bulk && ` ${t('desk.bulk.most', { count: LIMITS.bulk })}`}
      </p>
      {BULK_ACTS.map(({ event, label, key }) => (
        <Button key={event} size="small" disabled={isBusy} onClick={() => onAct(event)}>
          {t(label)} {isWithKeys && key !== undefined && <Kbd>{key}</Kbd>}
        </Button>
      ))}
      <Button
        size="small"
        variant="subtle"
        icon={<IconX className="g-icon" aria-hidden />}
        onClick={selection.clear}
      >
        {t('desk.select.none')}
      </Button>
    </section>
  )
}
