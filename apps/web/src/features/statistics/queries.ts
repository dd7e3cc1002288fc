import { queryOptions } from '@tanstack/react-query'
import { getStatistics } from '@guichet/contracts/statistics'
import { call } from '../../api.ts'

export const statisticsQuery = queryOptions({
  queryKey: ['statistics'],
  queryFn: ({ signal }) => call(getStatistics, { signal, by: 'page' }),
})
