import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useTakeBack, useThrowHeld } from './mutations.ts'
import { heldQuery, isWaiting, type HeldHere } from './queries.ts'

/** What one said and could not leave, wherever one is by now: why, the words, and what to do with them. */
export function NotSent() {
  const { data } = useQuery(heldQuery)
  return data?.filter((entry) => !isWaiting(entry)).map((entry) => <OneLeft key={entry.id} entry={entry} />)
}

function OneLeft({ entry: { id, reference, body, problem } }: { entry: HeldHere }) {
  const t = useT()
  const taking = useTakeBack()
  const throwing = useThrowHeld()
  const isBusy = taking.isPending || throwing.isPending
  return (
    <Banner
      tone="bad"
      role="status"
      title={t('desk.held.refused', { reference })}
      action={
        <span className="g-row">
          <Button size="small" disabled={isBusy} onClick={() => taking.mutate(id)}>
            {t('desk.held.back')}
          </Button>
          <Button size="small" variant="subtle" disabled={isBusy} onClick={() => throwing.mutate(id)}>
            {t('desk.held.throw')}
          </Button>
        </span>
      }
    >
      {problem?.detail} <Link to={`/bureau/tickets/${reference}`}>{t('desk.held.ticket')}</Link>
      <details>
        <summary>{t('desk.held.words')}</summary>
        <p className="g-other-text">{body}</p>
      </details>
    </Banner>
  )
}
