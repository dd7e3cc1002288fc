import { useQuery } from '@tanstack/react-query'
import { ProblemError } from '../../../api.ts'
import { contentIn, isCounted, savedIn, viewNamed } from '../../../features/tickets/views.ts'
import { viewQuery } from '../../../features/views/queries.ts'
import { useT } from '../../../reader.tsx'

/** The view that an address looks through: a standard one is known at once, a saved one is asked for. */
export function useView(search: URLSearchParams) {
  const t = useT()
  const id = savedIn(search)
  const { data: saved, error } = useQuery({ ...viewQuery(id ?? ''), enabled: id !== undefined })
  const q = search.get('q')
  const standard = isCounted(search) ? 'desk.view.counted' : viewNamed(search.get('vue')).label
  const name = saved?.label ?? (id === undefined ? t(standard) : t('desk.view.saved'))
  return {
    saved: id === undefined ? undefined : saved,
    content: contentIn(search, id === undefined ? undefined : saved),
    title: q ? t('desk.found', { q }) : name,
    isUnknown: error instanceof ProblemError && error.problem.code === 'not-found',
    isPending: id !== undefined && saved === undefined,
  }
}
