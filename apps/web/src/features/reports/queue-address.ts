import { queueOfFigure, type FigureQueue } from '@guichet/contracts/report-links'
import type { Report, ReportRow } from '@guichet/contracts/reports'
import type { ReportFilters } from './queries.ts'

/** Where the tickets that a figure counts are listed; null where no queue says the same, or where one may not read them. */
export function queueAddressOf(
  report: Report,
  row: ReportRow,
  column: string,
  { step: _, time: _____, by = 'category', per = 'agent', ...asked }: ReportFilters,
  teams: readonly string[] | 'own',
): string | null {
  const { from: __, to: ___, ...narrowing } = asked
  const queue = queueOfFigure(report, row, column, { by, per, ...narrowing })
  if (queue === null || (teams !== 'own' && !teams.includes(queue.teamId ?? ''))) return null
  const { view: ____, viewId, bucket, ...filters } = queue
  const view = viewId === 'overdue' ? 'en-retard' : bucket === 'open' ? 'equipe' : 'tous'
  const search = new URLSearchParams({ vue: view })
  for (const [name, value] of Object.entries(filters))
    search.set(ADDRESS[name] ?? name, value === true ? 'oui' : String(value))
  return `/bureau?${search.toString()}`
}

const ADDRESS: Readonly<Record<string, string>> = {
  status: 'statut',
  teamId: 'equipe',
  categoryId: 'categorie',
  unassigned: 'libre',
  productId: 'produit',
  establishmentId: 'etablissement',
  agentId: 'agent',
  origin: 'origine',
  createdAfter: 'cree-apres',
  createdBefore: 'cree-avant',
  endedAfter: 'fini-apres',
  endedBefore: 'fini-avant',
} satisfies Partial<Record<keyof FigureQueue, string>>
