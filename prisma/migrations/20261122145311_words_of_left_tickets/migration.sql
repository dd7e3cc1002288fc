-- What a former team's search looks through, made once rather than each time it searches. The column is generated, which
-- Prisma cannot say.
ALTER TABLE "ticket_tenure" ADD COLUMN "left_words" tsvector GENERATED ALWAYS AS (
  CASE WHEN "left_as" IS NOT NULL
    THEN to_tsvector('public.guichet_fr', coalesce("left_as" ->> 'title', '') || ' ' || coalesce("left_as" ->> 'description', '')) END
) STORED;
