import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { NetworkError, ProblemError } from '../api.ts'
import { deskQuery } from '../features/desk/queries.ts'
import { useT } from '../reader.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Hall } from '../ui/hall.tsx'

const lookAgain = 3_000

type Kind = 'ui.away' | 'ui.notFound' | 'ui.forbidden' | 'ui.unreachable' | 'ui.crashed'

/** Why the page does not show, inside whatever frame is still there: what to do, and how to reach somebody. */
export function ProblemPage({ kind, reference }: { kind: Kind; reference?: string | undefined }) {
  const t = useT()
  const { data: desk } = useQuery({ ...deskQuery, enabled: false })
  return (
    <>
      <Hall title={t(kind)} />
      <div className="g-wrap g-problem-page">
        <p>{t(`${kind}.say`)}</p>
        {reference && <p className="g-small g-dim">{t('ui.problem.reference', { id: reference })}</p>}
        <p className="g-row">
          <ButtonLink to="/">{t('ui.home')}</ButtonLink>
          {kind !== 'ui.notFound' && kind !== 'ui.forbidden' && (
            <Button onClick={() => window.location.reload()}>{t('ui.retry')}</Button>
          )}
        </p>
        {desk && <p>{t('ui.contact', { phone: desk.settings['help.phone'] })}</p>}
      </div>
    </>
  )
}

/** The problem page of a route: what its loader or its drawing threw. */
export function RouteProblem() {
  const error = useRouteError()
  useReloadWhenBack(error instanceof NetworkError || !navigator.onLine)
  const reference = error instanceof ProblemError ? error.problem.requestId : undefined
  return <ProblemPage kind={kindOf(error)} reference={reference} />
}

// Nothing is being written on this page: what was is kept, and offered again by the page that comes.
function useReloadWhenBack(isAway: boolean): void {
  useEffect(() => {
    if (!isAway) return undefined
    const look = async () => {
      const answer = await fetch('/health/live').catch(() => null)
      if (answer?.ok === true) window.location.reload()
    }
    const timer = setInterval(() => void look(), lookAgain)
    return () => clearInterval(timer)
  }, [isAway])
}

function kindOf(error: unknown): Kind {
  if (!navigator.onLine) return 'ui.away'
  if (error instanceof NetworkError) return 'ui.unreachable'
  if (!(error instanceof ProblemError)) return 'ui.crashed'
  if (error.problem.status === 404) return 'ui.notFound'
  return error.problem.status === 403 ? 'ui.forbidden' : 'ui.crashed'
}
