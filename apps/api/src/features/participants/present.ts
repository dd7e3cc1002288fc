import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma

/** The contract's participants of `t`, as they were when a former team (`s.left_at`) let it go: contacts, guests, then heads. */
export const participantsJson: Prisma.Sql = sql`(
  select coalesce(json_agg(json_build_object(
    'id', z.id, 'role', z.role,
    'person', json_build_object('id', p.id, 'name', p.name, 'login', p.login),
    'addedBy', case when b.id is not null then json_build_object('id', b.id, 'name', b.name, 'login', b.login) end,
    'addedAt', z.added_at) order by z.role = 'establishment_head', z.added_at, z.id), '[]')
  from (
    select id, person_id, role::text, added_by_id, added_at from participant
    where ticket_id = t.id
      and (s.left_at is null and removed_at is null
        or added_at <= s.left_at and (removed_at is null or removed_at >= s.left_at))
    union all
    select person_id, person_id, 'establishment_head', null, t.created_at from establishment_person
    where t.on_behalf = 'establishment' and establishment_id = t.establishment_id and head
  ) z
  join person p on p.id = z.person_id
  left join person b on b.id = z.added_by_id)`
