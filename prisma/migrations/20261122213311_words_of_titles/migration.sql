-- Whoever types a request has the titles of the newest solved tickets looked through: stemming each one anew was most of the time.
ALTER TABLE "ticket" ADD COLUMN "title_words" tsvector GENERATED ALWAYS AS (to_tsvector('public.guichet_fr', "title")) STORED;

-- What a former team left is read as a row of that table.
UPDATE "ticket_tenure"
SET "left_as" = "left_as" || jsonb_build_object('title_words', to_tsvector('public.guichet_fr', "left_as" ->> 'title')::text)
WHERE "left_as" IS NOT NULL;

-- The newest solved tickets of a team.
CREATE INDEX "ticket_solved" ON "ticket" ("team_id", "created_at" DESC, "id" DESC)
  WHERE ("status" = 'resolved' OR "close_reason" IN ('accepted', 'auto')) AND "resolved_at" IS NOT NULL;

-- Which answers have a word, and which have it in their title, without reading the words of each.
CREATE INDEX "answer_text_words" ON "answer_text" USING gin ("words");
CREATE INDEX "answer_text_title_words" ON "answer_text" USING gin (ts_filter("words", '{a}'));
