import { NetworkError, ProblemError } from '../../../api.ts'
import { useT } from '../../../reader.tsx'
import { ProblemNotice } from '../../../ui/problem-notice.tsx'

/** Why the request has not left; a session lost has its own dialog, refused fields their summary. */
export function SendNotice({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useT()
  if (error === null) return null
  if (error instanceof NetworkError) {
    return navigator.onLine ? (
      <ProblemNotice kind="unavailable" onRetry={onRetry} />
    ) : (
      <ProblemNotice kind="offline" onRetry={onRetry}>
        {t('filing.offline')}
      </ProblemNotice>
    )
  }
  if (!(error instanceof ProblemError)) return null
  const { status, requestId, errors = [] } = error.problem
  if (status === 401 || errors.length > 0) return null
  return (
    <ProblemNotice title={t('filing.refused.title')} reference={requestId} onRetry={onRetry}>
      {error.message}
    </ProblemNotice>
  )
}
