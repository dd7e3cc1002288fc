import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconX } from '@tabler/icons-react'
import { useT } from '../../../../reader.tsx'
import { Button, IconButton } from '../../../../ui/button.tsx'
import { Kbd } from '../../../../ui/kbd.tsx'
import { useSecondsUntil } from '../../../../ui/use-seconds-until.ts'
import { isChanged, type Outcome } from './use-bulk.ts'

export type BulkOutcomeProps = {
  outcome: Outcome
  isWithKeys: boolean
  isBusy: boolean
  onUndo: () => void
  onClose: () => void
}

/** What became of each ticket: how many changed, why the others did not, and ten seconds to take it back. */
export function BulkOutcome({ outcome, isWithKeys, isBusy, onUndo, onClose }: BulkOutcomeProps) {
  const t = useT()
  const { results, isUndone, undoUntil } = outcome
  const left = useSecondsUntil(undoUntil)
  const refused = results.filter((result) => !isChanged(result))
  const changed = results.length - refused.length
  return (
    <section className="g-bulk-outcome" aria-label={t('desk.bulk.outcome')}>
      <p>
        {refused.length === 0 ? (
          <IconCircleCheck className="g-icon" aria-hidden />
        ) : (
          <IconAlertTriangle className="g-icon" aria-hidden />
        )}
        <b>{t(isUndone ? 'desk.bulk.undone' : 'desk.bulk.done', { count: changed })}</b>
        {refused.length > 0 && t('desk.bulk.refused', { count: refused.length })}
        {left > 0 && changed > 0 && (
          <Button
            size="small"
            disabled={isBusy}
            icon={<IconArrowBackUp className="g-icon" aria-hidden />}
            onClick={onUndo}
          >
            {t('desk.bulk.undo')} {isWithKeys && <Kbd>z</Kbd>}
            <span aria-hidden>{t('desk.bulk.left', { count: left })}</span>
          </Button>
        )}
        <span className="g-push">
          <IconButton
            label={t('ui.close')}
            icon={<IconX className="g-icon" aria-hidden />}
            onClick={onClose}
          />
        </span>
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ reference, problem }) => (
            <li key={reference}>
              <span className="g-ref">{reference}</span> {problem?.detail}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
