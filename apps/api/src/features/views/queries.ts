import { STANDARD_VIEWS, standardName } from '@guichet/contracts/view-content'
import type { ViewContent } from '@guichet/contracts/view-content'
import type { SavedView } from '@guichet/contracts/views'
import type { Viewer } from '@guichet/domain/facts'
import type { Tx } from '../../db/client.ts'
import { around, openedBy } from '../places/queries.ts'
import { contentOf, idsIn, presentView } from './present.ts'
import type { Known, ViewRow } from './present.ts'
import { views } from './scope.ts'

/** The saved views that the viewer may open, by name. */
export async function viewsFor(db: Tx, viewer: Viewer): Promise<SavedView[]> {
  const rows = await db.ticketView.findMany({
    where: openedBy(viewer),
    include: around,
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
  })
  return presented(db, viewer, rows)
}

/** One of them; another, or none, is unknown (404). */
export async function viewFor(db: Tx, viewer: Viewer, id: string): Promise<SavedView> {
  const [view] = await presented(db, viewer, [await rowFor(db, viewer, id)])
  if (view === undefined) throw views.unknown()
  return view
}

/** The row of a view that the viewer may open. */
export async function rowFor(db: Tx, viewer: Viewer, id: string): Promise<ViewRow> {
  const row = await db.ticketView.findUnique({ where: { id: views.requireId(id) }, include: around })
  if (row === null) throw views.unknown()
  views.requireOpen(viewer, row)
  return row
}

/** What a list looks through: a standard view by its name, or a saved one by its id. */
export async function contentFor(db: Tx, viewer: Viewer, id: string): Promise<ViewContent> {
  const standard = standardName.safeParse(id).data
  return standard === undefined ? contentOf(await rowFor(db, viewer, id)) : STANDARD_VIEWS[standard]
}

async function presented(db: Tx, viewer: Viewer, rows: readonly ViewRow[]): Promise<SavedView[]> {
  const known = await knownAmong(
    db,
    rows.flatMap((row) => idsIn(contentOf(row).conditions)),
  )
  return rows.map((row) => presentView(row, viewer, known))
}

/** What each of these ids stands for; those that stand for nothing are left out. */
export async function knownAmong(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<(Known & { id: string })[]>`
    with asked as (select distinct unnest(${[...ids]}::uuid[]) as id)
    select id::text, label, retired_at is not null as retired from team join asked using (id)
    union all select id::text, label, retired_at is not null from category join asked using (id)
    union all select id::text, label, retired_at is not null from product join asked using (id)
    union all select id::text, code || ' ' || kind || ' ' || name, retired_at is not null from establishment join asked using (id)
    union all select id::text, name, disabled_at is not null from person join asked using (id)`
  return new Map(rows.map(({ id, ...known }) => [id, known]))
}
