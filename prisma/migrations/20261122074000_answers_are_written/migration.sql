-- CreateEnum
CREATE TYPE "answer_state" AS ENUM ('draft', 'review', 'published', 'outdated');

-- CreateEnum
CREATE TYPE "search_outcome" AS ENUM ('nothing', 'filed');

-- English words, as guichet_fr for the French ones.
create text search configuration guichet_en (copy = english);
alter text search configuration guichet_en alter mapping for hword, hword_part, word with unaccent, english_stem;

-- CreateTable
CREATE TABLE "answer_text" (
    "answer_id" UUID NOT NULL,
    "language" "language" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    -- The parser knows a tag from a word.
    "words" tsvector GENERATED ALWAYS AS (CASE "language" WHEN 'en'::"language" THEN
      setweight(to_tsvector('public.guichet_en', "title"), 'A')
      || setweight(to_tsvector('public.guichet_en', "summary"), 'B')
      || setweight(to_tsvector('public.guichet_en', "html"), 'C') ELSE
      setweight(to_tsvector('public.guichet_fr', "title"), 'A')
      || setweight(to_tsvector('public.guichet_fr', "summary"), 'B')
      || setweight(to_tsvector('public.guichet_fr', "html"), 'C') END) STORED,

    CONSTRAINT "answer_text_pkey" PRIMARY KEY ("answer_id","language"),
    CONSTRAINT "answer_text_is_named" CHECK (btrim("title") <> '')
);

-- CreateTable
CREATE TABLE "answer_image" (
    "answer_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,

    CONSTRAINT "answer_image_pkey" PRIMARY KEY ("answer_id","attachment_id")
);

-- CreateTable
CREATE TABLE "answer_revision" (
    "answer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "act" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "answer_revision_pkey" PRIMARY KEY ("answer_id","number")
);

-- CreateTable
CREATE TABLE "answer_search" (
    "words" TEXT NOT NULL,
    "outcome" "search_outcome" NOT NULL,
    "day" DATE NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "answer_search_pkey" PRIMARY KEY ("words","outcome","day")
);

-- AlterTable
ALTER TABLE "answer" ADD COLUMN "state" "answer_state",
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "author_id" UUID,
  ADD COLUMN "created_at" TIMESTAMPTZ(3);

-- What was plain text until now becomes paragraphs, its line breaks kept.
UPDATE "answer" SET "created_at" = "updated_at",
  "state" = CASE WHEN "published_from" IS NULL THEN 'draft' ELSE 'published' END::"answer_state";
INSERT INTO "answer_text" ("answer_id", "language", "title", "summary", "html")
SELECT "id", 'fr', "title", "summary", '<p>' || replace(regexp_replace(
    replace(replace(replace(replace("body", '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
    '\n{2,}', '</p><p>', 'g'), E'\n', '<br />') || '</p>'
FROM "answer";

DROP INDEX "answer_words";
DROP INDEX "answer_title_trigrams";
DROP INDEX "answer_most_read";
ALTER TABLE "answer" ALTER COLUMN "state" SET NOT NULL,
  ALTER COLUMN "created_at" SET NOT NULL,
  DROP CONSTRAINT "answer_says_something",
  DROP CONSTRAINT "answer_published",
  DROP COLUMN "words",
  DROP COLUMN "title",
  DROP COLUMN "summary",
  DROP COLUMN "body",
  ADD CONSTRAINT "answer_holds" CHECK ("published_until" IS NULL OR "published_from" IS NULL OR "published_until" > "published_from"),
  ADD CONSTRAINT "answer_published" CHECK ("state" <> 'published' OR "published_from" IS NOT NULL);
CREATE INDEX "answer_most_read" ON "answer" ("read_count" DESC, "id" DESC) WHERE "state" = 'published';

-- CreateIndex
CREATE INDEX "answer_author_id_idx" ON "answer"("author_id");

-- CreateIndex
CREATE INDEX "answer_image_attachment_id_idx" ON "answer_image"("attachment_id");

-- CreateIndex
CREATE INDEX "answer_revision_author_id_idx" ON "answer_revision"("author_id");

-- CreateIndex
CREATE INDEX "answer_search_day_idx" ON "answer_search"("day");

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_text" ADD CONSTRAINT "answer_text_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_image" ADD CONSTRAINT "answer_image_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_image" ADD CONSTRAINT "answer_image_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_revision" ADD CONSTRAINT "answer_revision_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_revision" ADD CONSTRAINT "answer_revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What an answer said, and who made it say so, is never rewritten.
revoke update, delete, truncate on answer_revision from guichet_app;
