import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** Of what is written at the desk, the share beyond which a word says nothing: « depuis », « demande ». */
const COMMON = 1 / 3
/** Of a word that PostgreSQL does not count among the common ones. */
const RARE = 1 / 1_000
/** A word of the text, beside one of the title. */
const IN_TEXT = 1 / 4

/**
 * The CTEs `said`, the words of what was typed with what each tells, and `typed`, the one row of them all, as `lexemes` and as
 * `words`, any of which will do. As either language stems them; those that are common in answers or in requests are left out.
 */
export const typedIn = (text: Sql): Sql => sql`
  stems as materialized (${stemmed(sql`'guichet_fr'`, text)} union ${stemmed(sql`'guichet_en'`, text)}),
  counted as materialized (${COUNTED}),
  said as materialized (
    select lexeme, -ln(coalesce(c.share, ${RARE}::float8)) as weight
    from (select lexeme from stems union select lexeme from counted) w left join counted c using (lexeme)
    where coalesce(c.share, 0) <= ${COMMON}::float8
      and ts_lexize('french_stem', lexeme) <> '{}' and ts_lexize('english_stem', lexeme) <> '{}'),
  typed as materialized (
    select array_agg(lexeme) as lexemes, replace(array_to_tsvector(array_agg(lexeme))::text, ''' ''', ''' | ''')::tsquery as words from said)`

/** Joins `shared`: how many words of `said` these words have (`words`), and how much they tell (`score`), those of weight A most. */
export const sharedWith = (words: Sql): Sql => sql`
  cross join lateral (
    select count(*) as words, sum(said.weight * case when 'A' = any (u.weights) then 1 else ${IN_TEXT}::float8 end) as score
    from unnest(ts_delete(${words}, tsvector_to_array(ts_delete(${words}, typed.lexemes)))) u join said on said.lexeme = u.lexeme) shared`

// Those that ANALYZE found common, which autovacuum runs: nothing is read but what it kept. « wifi » is « Wi-Fi ».
const COUNTED = sql`
  select u.lexeme, max(u.share) as share
  from pg_stats s cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) u (lexeme, share)
  where s.schemaname = 'public'
    and (s.tablename = 'answer_text' and s.attname = 'words' or s.tablename = 'ticket_search' and s.attname = 'public_text')
    and (u.lexeme in (select lexeme from stems) or replace(u.lexeme, '-', '') in (select lexeme from stems))
  group by u.lexeme`

const stemmed = (config: Sql, text: Sql): Sql =>
  sql`select unnest(tsvector_to_array(to_tsvector(${config}, ${text}))) as lexeme`
