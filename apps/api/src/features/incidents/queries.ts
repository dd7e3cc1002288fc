import { OPEN } from '@guichet/contracts/lifecycle'
import { id as uuid } from '@guichet/contracts/primitives'
import type { PersonTarget, Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/**
 * The known incidents that concern the viewer, newest first: told while their ticket goes on, in topics that the viewer is
 * shown, to those of the establishments named. With a topic, those of it and of the topics above it.
 */
export async function incidentsFor(
  db: Tx,
  viewer: Viewer,
  categoryId: string | undefined,
): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with recursive ${topic(categoryId)}
    select json_build_object('items', coalesce(json_agg(${incidentJson(viewer)} order by i.created_at desc, i.id desc), '[]'))::text as body
    from incident i join ticket t on t.id = i.ticket_id
    where ${concerns(viewer)} and ${categoryId === undefined ? sql`true` : sql`i.category_ids && array(select id from up)`}`
  return new ReadyJson(row?.body ?? '')
}

/** What the viewer is told of the incident `i`. */
export const incidentJson = (viewer: Viewer): Sql => sql`json_build_object(
  'id', i.id, 'title', i.title, 'text', i.text, 'since', i.created_at,
  'joined', (select c.reference from ticket c where c.requester_id = ${viewer.personId}::uuid and c.draft_id = i.id))`

/** The known incidents that concern the viewer, with what names them (`names`) and all that is said of them (`said`). */
export const toldIncidents = (viewer: Viewer): Sql => sql`
  select i.*, to_tsvector('guichet_fr', i.title || ' ' || topics.words) as names,
    to_tsvector('guichet_fr', i.title || ' ' || topics.words || ' ' || i.text) as said
  from incident i join ticket t on t.id = i.ticket_id
  cross join lateral (
    select coalesce(string_agg(g.label || ' ' || array_to_string(g.keywords, ' '), ' '), '') as words
    from category g where g.id = any (i.category_ids)) topics
  where ${concerns(viewer)}`

/** An incident as somebody who joins it must know it. */
export interface Joinable {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly establishmentIds: readonly string[]
  /** That of the request, when the incident is told there; else the incident’s own. */
  readonly categoryId: string
  readonly ticketId: string
  readonly reference: string
  readonly version: number
  readonly teamId: string
  readonly agent: PersonTarget | null
}

/** The incident of this id while it concerns the viewer; what is no id is simply unknown. */
export async function joinable(
  db: Tx,
  viewer: Viewer,
  id: string,
  categoryId: string | undefined,
): Promise<Joinable | null> {
  if (!uuid.safeParse(id).success) return null
  const [row] = await db.$queryRaw<Joinable[]>`
    with recursive ${topic(categoryId)}
    select i.id, i.title, i.text, i.establishment_ids as "establishmentIds",
      coalesce((select ${categoryId ?? null}::uuid where i.category_ids && array(select id from up)), t.category_id) as "categoryId",
      t.id as "ticketId", t.reference, t.version, t.team_id as "teamId",
      (select jsonb_build_object('id', p.id,
         'teamIds', array(select team_id from membership where person_id = p.id and ended_at is null),
         'headOf', array(select establishment_id from establishment_person where person_id = p.id and head))
       from person p where p.id = t.agent_id) as agent
    from incident i join ticket t on t.id = i.ticket_id
    where i.id = ${id}::uuid and ${concerns(viewer)}`
  return row ?? null
}

/** True where an incident of this id was told to this viewer, or would have been: who comes too late is told so. */
export async function wasTold(db: Tx, viewer: Viewer, id: string): Promise<boolean> {
  if (!uuid.safeParse(id).success) return false
  const rows = await db.$queryRaw<
    unknown[]
  >`select from incident i where i.id = ${id}::uuid and ${isFor(viewer)}`
  return rows.length > 0
}

/** What acts of incidents ask of their children and is due, oldest act first. */
export async function childActsDue(db: Tx, now: Date, limit: number): Promise<{ id: string }[]> {
  return db.childAct.findMany({
    where: { notBefore: { lte: now } },
    orderBy: [{ notBefore: 'asc' }, { actId: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take: limit,
  })
}

/** The CTE `up`: a topic and all above it. */
const topic = (categoryId: string | undefined): Sql => sql`up (id, parent_id) as (
  select id, parent_id from category where id = ${categoryId ?? null}::uuid
  union all select c.id, c.parent_id from category c join up on c.id = up.parent_id)`

/** The incident `i` of the ticket `t` is told now, and to this viewer. */
const concerns = (viewer: Viewer): Sql => sql`
  i.ended_at is null and t.status = any (${[...OPEN]}::status[]) and ${isFor(viewer)}`

/** One of its topics is shown to this viewer, and one of its establishments is theirs. */
const isFor = (viewer: Viewer): Sql => sql`
  (i.establishment_ids = '{}' or i.establishment_ids && ${[...viewer.establishmentIds]}::uuid[])
  and exists (select from category g where g.id = any (i.category_ids) and g.retired_at is null
    and (g.audiences = '{}' or g.audiences && ${[...viewer.audiences]}::text[]))`
