import { categoryForm } from '@guichet/contracts/catalogue'
import type { Category } from '@guichet/contracts/catalogue'
import type { Named } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import type { Tx } from '../../db/client.ts'

interface CategoryRow {
  id: string
  parentId: string | null
  label: string
  description: string | null
  icon: string | null
  keywords: string[]
  acceptsTickets: boolean
  audiences: string[]
  form: unknown
  team: Named
  /** Everything that the filter looks at, without accents or capitals. */
  words: string
}

/**
 * The tree of the categories that the viewer may file in, with what leads there; agents see it whole, for they file for others.
 * `q` keeps what holds all its words, with everything above and under it.
 */
export async function catalogueFor(db: Tx, viewer: Viewer, q = ''): Promise<Category[]> {
  const [rows, wanted] = await Promise.all([categories(db), plainWords(db, q)])
  const visible = (row: CategoryRow) =>
    viewer.memberships.length > 0 ||
    row.audiences.length === 0 ||
    row.audiences.some((audience) => viewer.audiences.includes(audience))
  const under = Map.groupBy(rows.filter(visible), (row) => row.parentId)
  return branches(under, null, (row) => wanted.every((word) => row.words.includes(word)))
}

// A branch without a leaf to file in, once what is hidden is gone, leads nowhere: it goes too.
function branches(
  under: Map<string | null, CategoryRow[]>,
  parentId: string | null,
  matches: (row: CategoryRow) => boolean,
): Category[] {
  return (under.get(parentId) ?? []).flatMap((row) => {
    const found = matches(row)
    const children = branches(under, row.id, found ? () => true : matches)
    return children.length > 0 || (found && row.acceptsTickets) ? [present(row, children)] : []
  })
}

const present = (
  { id, label, description, icon, keywords, acceptsTickets, team, form }: CategoryRow,
  children: Category[],
): Category => ({
  id,
  label,
  description,
  icon,
  keywords,
  acceptsTickets,
  team,
  form: categoryForm.parse(form),
  children,
})

// Retired ones and what is under them are gone; the team is the nearest ancestor's.
async function categories(db: Tx): Promise<CategoryRow[]> {
  return db.$queryRaw<CategoryRow[]>`
    with recursive tree as (
      select c.*, c.team_id as holding_id, array[c.position] as place from category c where c.parent_id is null and c.retired_at is null
      union all
      select c.*, coalesce(c.team_id, t.holding_id), t.place || c.position from category c join tree t on c.parent_id = t.id where c.retired_at is null)
    select t.id, t.parent_id as "parentId", t.label, t.description, t.icon, t.keywords, t.accepts_tickets as "acceptsTickets", t.audiences, t.form,
      json_build_object('id', g.id, 'label', g.label) as team,
      plain_text(concat_ws(' ', t.label, t.description, array_to_string(t.keywords, ' '))) as words
    from tree t join team g on g.id = t.holding_id
    order by t.place, t.label`
}

async function plainWords(db: Tx, q: string): Promise<string[]> {
  if (q.trim() === '') return []
  const [row] = await db.$queryRaw<{ plain: string }[]>`select plain_text(${q}) as plain`
  return (row?.plain ?? '').split(/\s+/).filter((word) => word !== '')
}
