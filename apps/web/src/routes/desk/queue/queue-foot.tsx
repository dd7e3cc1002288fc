import { useT } from '../../../reader.tsx'
import { Kbd } from '../../../ui/kbd.tsx'

export type QueueFootProps = { isWithKeys: boolean; shown: number; total: number | undefined }

/** The keys one uses all day, and how much of the queue is in sight. */
export function QueueFoot({ isWithKeys, shown, total }: QueueFootProps) {
  const t = useT()
  return (
    <div className="g-queue-foot">
      {isWithKeys && (
        <span className="g-queue-keys g-wide-only">
          <span>
            <Kbd>j</Kbd> <Kbd>k</Kbd> {t('desk.keys.move')}
          </span>
          <span>
            <Kbd>o</Kbd> {t('desk.keys.open')}
          </span>
          <span>
            <Kbd>x</Kbd> {t('desk.keys.select')}
          </span>
          <span>
            <Kbd>i</Kbd> {t('desk.keys.take')}
          </span>
          <span>
            <Kbd>?</Kbd> {t('desk.keys.sheet')}
          </span>
        </span>
      )}
      {total !== undefined && total > 0 && (
        <span className="g-push">{t('desk.range', { shown, total })}</span>
      )}
    </div>
  )
}
