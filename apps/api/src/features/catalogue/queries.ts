import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { contains, searchable } from '../../db/text-match.ts'

const { sql } = Prisma

/** Products whose name contains `q`, accents and capitals ignored; all of them without `q`. */
export async function productsNamed(db: Tx, q: string | undefined): Promise<ReadyJson> {
  const named = q === undefined ? sql`true` : contains(sql`d.label`, searchable(q))
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object('items', coalesce(json_agg(json_build_object('id', d.id, 'label', d.label,
      'family', json_build_object('id', y.id, 'label', y.label)) order by plain_text(y.label), plain_text(d.label)), '[]'))::text as body
    from product d join product_family y on y.id = d.family_id
    where d.retired_at is null and ${named}`
  return new ReadyJson(row?.body ?? '')
}

/** The viewer's own establishments, with the names of those who head each. */
export async function establishmentsOf(db: Tx, viewer: Viewer): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object('items', coalesce(json_agg(json_build_object('id', e.id, 'code', e.code, 'kind', e.kind, 'name', e.name,
      'heads', (select coalesce(json_agg(p.name order by p.name), '[]') from establishment_person h join person p on p.id = h.person_id
        where h.establishment_id = e.id and h.head and p.disabled_at is null)) order by e.code), '[]'))::text as body
    from establishment e
    where e.retired_at is null and e.id = any(${viewer.establishmentIds}::uuid[])`
  return new ReadyJson(row?.body ?? '')
}
