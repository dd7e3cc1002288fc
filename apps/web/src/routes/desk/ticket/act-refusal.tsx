import { NetworkError, ProblemError } from '../../../api.ts'
import { useT } from '../../../reader.tsx'
import { ProblemNotice } from '../../../ui/problem-notice.tsx'

/** Why an act that asked nothing was not done: who was first, what the state is now. */
export function ActRefusal({ error }: { error: Error | null }) {
  const t = useT()
  if (error === null) return null
  if (!(error instanceof ProblemError))
    return <ProblemNotice kind={error instanceof NetworkError ? 'offline' : 'unavailable'} />
  const { title, current } = error.problem
  return (
    <ProblemNotice title={title}>
      {error.message} {current && t('desk.act.nowShown')}
    </ProblemNotice>
  )
}
