import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { attachmentsJson } from '../attachments/queries.ts'
import { personJson } from '../people/queries.ts'
import { entryIsFor } from '../standing/queries.ts'

const { sql } = Prisma

/** The contract's journalEntry of a row `j` whose author is `a`; `first_words` are those that a merged ticket was filed with. */
export const entryJson: Prisma.Sql = sql`json_build_object(
  'id', j.id, 'at', j.at,
  'author', case when a.id is not null then ${personJson(sql`a`)} end,
  'fromRequester', j.from_requester, 'audience', j.audience, 'kind', j.kind, 'channel', j.channel,
  'body', coalesce(j.body, j.first_words), 'html', j.html, 'changes', j.changes, 'data', j.data, 'mentions', j.mentions,
  'attachments', ${attachmentsJson(sql`x.entry_id = j.id`)}, 'mergedFrom', j.merged_from)`

/** The `names` and `logins` of every id that the rows of `shown` mention; of another ticket, never. */
export const MENTIONED: Prisma.Sql = sql`(
  with mentioned as (
    select distinct m.id from shown e cross join lateral (
      select value #>> '{}' as id from jsonb_each(e.data) where key like '%Id'
      union all select n ->> 'personId' from jsonb_array_elements(e.mentions) n
      union all select c ->> side from jsonb_array_elements(e.changes) c, unnest(array['from', 'to']) side
        where c ->> 'field' like '%Id'
    ) m where m.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
  select json_build_object('names', coalesce(json_object_agg(m.id, n.name), '{}'),
    'logins', coalesce(json_object_agg(m.id, n.login) filter (where n.login is not null), '{}'))
  from mentioned m cross join lateral (
    select name, login from person where id = m.id::uuid
    union all select label, null from team where id = m.id::uuid
    union all select label, null from category where id = m.id::uuid
    union all select label, null from product where id = m.id::uuid
    union all select name, null from establishment where id = m.id::uuid
    limit 1) n)`

/** Everybody who wrote an entry of `together` that the viewer may read, in the order of their names. */
export const authorsJson = (viewer: Viewer): Prisma.Sql => sql`(
  select coalesce(json_agg(${personJson(sql`w`)} order by plain_text(w.name), w.id), '[]')::text from person w
  where w.id in (select j.author_id from together s join journal_entry j on j.ticket_id = s.id where ${entryIsFor(viewer)}))`
