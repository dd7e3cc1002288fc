import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getReport, type ReportName, type reportQuery } from '@guichet/contracts/reports'
import { call, ProblemError } from '../../api.ts'

export type ReportFilters = Omit<z.input<typeof reportQuery>, 'format'>

/** One report; what is shown stays while another period is counted. */
export const reportOf = (name: ReportName, filters: ReportFilters) =>
  queryOptions({
    queryKey: ['reports', name, filters],
    queryFn: ({ signal }) => call(getReport, { params: { name }, query: filters, signal, by: 'page' }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
  })
