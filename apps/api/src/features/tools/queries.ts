import { numberOfReference } from '@guichet/contracts/primitives'
import type { FilledText, Macro, SavedReply } from '@guichet/contracts/tools'
import type { Viewer } from '@guichet/domain/facts'
import { filled } from '@guichet/domain/placeholders'
import type { PlaceholderValues } from '@guichet/domain/placeholders'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { ToolKind } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { seenBy, standingTowards } from '../standing/queries.ts'
import { knownAmong } from '../views/queries.ts'
import { around, openedBy } from '../places/queries.ts'
import { bodyOf, idsIn, macroOf, presentMacro, presentReply } from './present.ts'
import type { ToolRow } from './present.ts'
import { tools } from './scope.ts'

/** The saved replies that the viewer may use, by name. */
export const repliesFor = async (db: Tx, viewer: Viewer): Promise<SavedReply[]> =>
  (await rowsFor(db, viewer, 'saved_reply')).map((row) => presentReply(row, viewer))

export const replyFor = async (db: Tx, viewer: Viewer, id: string): Promise<SavedReply> =>
  presentReply(await rowFor(db, viewer, 'saved_reply', id), viewer)

/** The macros that the viewer may use, by name. */
export const macrosFor = async (db: Tx, viewer: Viewer): Promise<Macro[]> =>
  presented(db, viewer, await rowsFor(db, viewer, 'macro'))

export async function macroFor(db: Tx, viewer: Viewer, id: string): Promise<Macro> {
  const [macro] = await presented(db, viewer, [await rowFor(db, viewer, 'macro', id)])
  if (macro === undefined) throw tools.unknown()
  return macro
}

/** The row of one that the viewer may use; another, or none, is unknown (404). */
export async function rowFor(db: Tx, viewer: Viewer, kind: ToolKind, id: string): Promise<ToolRow> {
  const row = await db.agentTool.findUnique({ where: { id: tools.requireId(id), kind }, include: around })
  if (row === null) throw tools.unknown()
  tools.requireOpen(viewer, row)
  return row
}

/** The words of a saved reply or a macro, filled from a ticket on whose desk the viewer is; none there is a 404. */
export async function filledFor(
  db: Tx,
  viewer: Viewer,
  kind: ToolKind,
  id: string,
  reference: string,
): Promise<FilledText> {
  const row = await rowFor(db, viewer, kind, id)
  const values = await valuesFor(db, viewer, reference)
  if (values === null) throw new Refusal('not-found', 'refusal.not_found')
  const text = kind === 'macro' ? (macroOf(row).reply?.text ?? '') : bodyOf(row)
  return filled(text, values)
}

/** The same words filled from each of these tickets, of those that the viewer works on, in one statement. */
export async function filledOnEach(
  db: Tx,
  viewer: Viewer,
  references: readonly string[],
  text: string,
): Promise<(FilledText & { reference: string })[]> {
  const numbers = references.flatMap((reference) => numberOfReference(reference) ?? [])
  const rows = await db.$queryRaw<Omit<PlaceholderValues, 'me.name'>[]>`
    select ${VALUES}
    from ticket t cross join lateral (select ${standingTowards(viewer, Prisma.sql`t`)} as standing offset 0) s ${AROUND}
    where t.number = any (${numbers}::bigint[]) and s.standing in ${ON_THE_TICKET} order by t.number`
  return rows.map((row) => {
    const { missing, text: said } = filled(text, Object.assign(row, { 'me.name': viewer.name }))
    return { reference: row['ticket.reference'] ?? '', text: said, missing }
  })
}

/** What the placeholders stand for on this ticket; null for whoever does not work on it. */
export async function valuesFor(
  db: Tx,
  viewer: Viewer,
  reference: string,
): Promise<PlaceholderValues | null> {
  const [row] = await db.$queryRaw<Omit<PlaceholderValues, 'me.name'>[]>`
    with seen as (${seenBy(viewer, reference)})
    select ${VALUES} from seen s join ticket t on t.id = s.id ${AROUND}
    where s.standing in ${ON_THE_TICKET}`
  return row === undefined ? null : { ...row, 'me.name': viewer.name }
}

const VALUES = Prisma.sql`
  r.name as "requester.name", t.callback_phone as "requester.phone", t.reference as "ticket.reference",
  t.title as "ticket.title", c.label as "ticket.category",
  (select label from product where id = t.product_id) as "ticket.product",
  (select kind || ' ' || name from establishment where id = t.establishment_id) as "ticket.establishment",
  g.label as "team.name", (select name from person where id = t.agent_id) as "agent.name"`

const AROUND = Prisma.sql`
  join person r on r.id = t.requester_id join category c on c.id = t.category_id join team g on g.id = t.team_id`

const ON_THE_TICKET = Prisma.sql`('agent', 'guest')`

const rowsFor = (db: Tx, viewer: Viewer, kind: ToolKind): Promise<ToolRow[]> =>
  db.agentTool.findMany({
    where: { kind, ...openedBy(viewer) },
    include: around,
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
  })

async function presented(db: Tx, viewer: Viewer, rows: readonly ToolRow[]): Promise<Macro[]> {
  const known = await knownAmong(
    db,
    rows.flatMap((row) => idsIn(macroOf(row))),
  )
  return rows.map((row) => presentMacro(row, viewer, known))
}
