import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { OpenWords, placeholdersSaid } from '../../../features/tools/open-words.tsx'
import { filledQuery, savedRepliesQuery } from '../../../features/tools/queries.ts'
import { useT } from '../../../reader.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PickList } from '../../../ui/pick-list.tsx'
import { queries } from '../../../query-client.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'

export type ReplyPickerProps = {
  reference: string
  /** The words of the one chosen, filled from the ticket. */
  onPick: (text: string) => void
  onClose: () => void
}

/** A saved reply found by its name, read over with the ticket's own words in it, then put where one writes. */
export function ReplyPicker({ reference, onPick, onClose }: ReplyPickerProps) {
  const t = useT()
  const replies = useQuery(savedRepliesQuery)
  const items = replies.data?.items
  const [moved, setMoved] = useState<string>()
  const shown = moved ?? items?.[0]?.id ?? ''
  const filled = useQuery(filledQuery('reply', reference, shown))
  const [error, setError] = useState<Error | null>(null)
  const pick = (id: string) =>
    void queries.fetchQuery(filledQuery('reply', reference, id)).then(({ text }) => onPick(text), setError)
  return (
    <Dialog opened title={t('tools.pick.reply')} onClose={onClose}>
      <div className="g-tool-form">
        <RefusalNotice error={replies.error ?? filled.error ?? error} />
        {items === undefined && <Loading />}
        {items && (
          <PickList
            label={t('tools.pick.label')}
            hint={t('tools.pick.keys')}
            nothing={t(items.length === 0 ? 'tools.pick.empty' : 'tools.pick.none')}
            options={items.map(({ id, label, team }) => ({ value: id, label, detail: team?.label }))}
            onMove={setMoved}
            onPick={pick}
          />
        )}
        {filled.data && (
          <section aria-label={t('tools.preview')}>
            <OpenWords text={filled.data.text} />
            <p className="g-small" role="status">
              {filled.data.missing.length > 0 &&
                t('tools.missing', { names: placeholdersSaid(filled.data.missing, t) })}
            </p>
          </section>
        )}
        <Link to="/bureau/modeles">{t('tools.manage')}</Link>
      </div>
    </Dialog>
  )
}
