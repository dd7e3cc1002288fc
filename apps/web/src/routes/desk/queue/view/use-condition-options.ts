import { useQuery } from '@tanstack/react-query'
import type { Conditions } from '@guichet/contracts/conditions'
import type { Category } from '@guichet/contracts/catalogue'
import { STATUSES, origin } from '@guichet/contracts/lifecycle'
import type { Me } from '@guichet/contracts/me'
import { establishmentName } from '@guichet/i18n/format/names'
import { catalogueQuery, establishmentsQuery, productsQuery } from '../../../../features/catalogue/queries.ts'
import { teamsQuery } from '../../../../features/people/queries.ts'
import { capital, priorityKey } from '../../../../features/tickets/queue-groups.ts'
import { PRIORITIES } from '../../../../features/tickets/views.ts'
import type { ListName } from '../../../../features/views/condition-table.ts'
import { deskStateKey } from '@guichet/i18n/state-key'
import { useT } from '../../../../reader.tsx'
import type { Option } from '../../../../ui/select-field.tsx'

/** What each list of a view's conditions is chosen from, with what it holds already under the names that are known. */
export function useConditionOptions(
  me: Me,
  conditions: Conditions,
  names: Readonly<Record<string, string>>,
): Readonly<Record<ListName, readonly Option[]>> {
  const t = useT()
  const { data: teams } = useQuery(teamsQuery)
  const { data: catalogue } = useQuery(catalogueQuery)
  const { data: products } = useQuery(productsQuery)
  const { data: establishments } = useQuery(establishmentsQuery)
  const held = (list: readonly string[] = []) => list.flatMap((id) => option(id, names[id]))
  const people = [
    { value: 'me', label: t('desk.view.me') },
    ...(teams?.items ?? []).flatMap(({ members }) => members.flatMap(({ id, name }) => option(id, name))),
  ]
  const nobody = { value: 'nobody', label: t('desk.nobody') }
  return {
    statuses: STATUSES.map((value) => ({ value, label: t(deskStateKey({ status: value })) })),
    priorities: PRIORITIES.map((value) => ({ value, label: capital(t(priorityKey(Number(value)))) })),
    teamIds: once([
      ...held(conditions.teamIds),
      ...me.teams.flatMap(({ team }) => option(team.id, team.label)),
    ]),
    categoryIds: once([...categoriesIn(catalogue?.categories ?? []), ...held(conditions.categoryIds)]),
    productIds: once([
      ...(products?.items ?? []).flatMap(({ id, label }) => option(id, label)),
      ...held(conditions.productIds),
    ]),
    establishmentIds: once([
      ...(establishments?.items ?? []).flatMap((one) => option(one.id, establishmentName(one))),
      ...held(conditions.establishmentIds),
    ]),
    requesterIds: held(conditions.requesterIds),
    agentIds: once([nobody, ...people, ...held(conditions.agentIds)]),
    participantIds: once([...people, ...held(conditions.participantIds)]),
    origins: origin.options.map((value) => ({ value, label: t(`desk.origin.${value}`) })),
  }
}

const option = (value: string, label: string | undefined): Option[] =>
  label === undefined ? [] : [{ value, label }]

/** Every category, those that take no ticket too: a view of one holds all that is under it. */
function categoriesIn(categories: readonly Category[], above = ''): Option[] {
  return categories.flatMap(({ id, label, children }) => {
    const path = above === '' ? label : `${above} › ${label}`
    return [{ value: id, label: path }, ...categoriesIn(children, path)]
  })
}

/** A colleague of two teams is offered once. */
const once = (options: readonly Option[]): Option[] => [
  ...new Map(options.map((each) => [each.value, each])).values(),
]
