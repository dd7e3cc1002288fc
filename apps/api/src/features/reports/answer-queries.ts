import { LIMITS } from '@guichet/contracts/limits'
import type { ReportRow } from '@guichet/contracts/reports'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ofTheirTeams, type Found, type Question } from './scope.ts'
import { sums } from './table-present.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/**
 * Who read an answer in the period, and said that it helped or did not. It avoided a ticket where whoever it helped filed none
 * in the days that followed. Nothing of a reader but their number.
 */
export async function answersThatHelped(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const rows = await db.$queryRaw<ReportRow[]>`
    with recursive place (id, team_id) as (
      select id, team_id from category where parent_id is null
      union all select c.id, coalesce(c.team_id, p.team_id) from category c join place p on c.parent_id = p.id),
    said as (
      select o.answer_id, count(*) filter (where o.helpful)::int as helped, count(*) filter (where not o.helpful)::int as unhelped,
        count(*) filter (where o.helpful and not exists (
          select from ticket t where t.requester_id = o.person_id and t.created_at >= o.at
            and t.created_at < o.at + ${LIMITS.avoidedDays}::int * interval '1 day'))::int as avoided
      from answer_opinion o where o.at >= ${since}::timestamptz and o.at < ${until}::timestamptz group by 1),
    read as (
      select r.answer_id, count(*)::int as people from answer_reading r
      where r.read_at >= ${since}::timestamptz and r.read_at < ${until}::timestamptz group by 1)
    select a.id::text as key, x.title as label,
      array[coalesce(r.people, 0), coalesce(s.helped, 0), coalesce(s.unhelped, 0), coalesce(s.avoided, 0)] as values
    from answer a left join read r on r.answer_id = a.id left join said s on s.answer_id = a.id
    cross join lateral (select title from answer_text where answer_id = a.id order by language = 'fr' desc limit 1) x
    where (r.people is not null or s.helped is not null) and ${isTheirs(question)}
    order by coalesce(s.avoided, 0) desc, coalesce(r.people, 0) desc, a.id`
  return { rows, summary: sums(rows, 4) }
}

// Of no category, an answer is everybody's; else of the teams whose tickets it answers.
function isTheirs(question: Question): Sql {
  const { categoryId, productId, teamId } = question.narrowing
  const isNarrowed = categoryId !== undefined || teamId !== undefined
  return Prisma.join(
    [
      sql`(${isNarrowed ? sql`false` : sql`not exists (select from answer_category k where k.answer_id = a.id)`}
        or exists (select from answer_category k join place p on p.id = k.category_id where k.answer_id = a.id and ${ofTheirTeams(question, sql`p.team_id`)}
          ${categoryId === undefined ? Prisma.empty : sql`and k.category_id = any(array(select category_subtree(${categoryId}::uuid)))`}))`,
      ...(productId === undefined
        ? []
        : [
            sql`exists (select from answer_product k where k.answer_id = a.id and k.product_id = ${productId}::uuid)`,
          ]),
    ],
    ' and ',
  )
}
