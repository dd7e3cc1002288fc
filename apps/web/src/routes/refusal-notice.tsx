import { NetworkError, ProblemError } from '../api.ts'
import { useT } from '../reader.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'

export type RefusalNoticeProps = { error: Error | null; onRetry?: () => void }

/** What went wrong when it was sent, and that nothing typed is lost. */
export function RefusalNotice({ error, onRetry }: RefusalNoticeProps) {
  const t = useT()
  const retry = onRetry ? { onRetry } : {}
  if (error === null) return null
  if (error instanceof ProblemError) {
    const { title, code, requestId } = error.problem
    const may = code === 'internal' || code === 'unavailable' || code === 'rate-limited'
    return (
      <ProblemNotice
        title={title}
        {...(may ? retry : {})}
        {...(code === 'internal' ? { reference: requestId } : {})}
      >
        {error.message} {t('ui.offline')}
      </ProblemNotice>
    )
  }
  return <ProblemNotice kind={error instanceof NetworkError ? 'offline' : 'unavailable'} {...retry} />
}
