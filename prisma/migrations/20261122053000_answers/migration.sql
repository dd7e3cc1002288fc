-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('usage', 'calendar', 'workaround');

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "kind" "answer_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "audiences" TEXT[] NOT NULL DEFAULT '{}',
    "published_from" TIMESTAMPTZ(3),
    "published_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "read_count" INTEGER NOT NULL DEFAULT 0,
    "words" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('public.guichet_fr', "title"), 'A')
      || setweight(to_tsvector('public.guichet_fr', "summary"), 'B')
      || setweight(to_tsvector('public.guichet_fr', "body"), 'C')) STORED,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "answer_says_something" CHECK (btrim("title") <> '' AND btrim("summary") <> '' AND btrim("body") <> ''),
    CONSTRAINT "answer_published" CHECK ("published_until" IS NULL OR "published_until" > "published_from"),
    CONSTRAINT "answer_read_count" CHECK ("read_count" >= 0)
);

-- CreateTable
CREATE TABLE "answer_category" (
    "answer_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,

    CONSTRAINT "answer_category_pkey" PRIMARY KEY ("answer_id","category_id")
);

-- CreateTable
CREATE TABLE "answer_product" (
    "answer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "answer_product_pkey" PRIMARY KEY ("answer_id","product_id")
);

-- CreateTable
CREATE TABLE "answer_reading" (
    "answer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_reading_pkey" PRIMARY KEY ("answer_id","person_id")
);

-- CreateTable
CREATE TABLE "answer_opinion" (
    "answer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_opinion_pkey" PRIMARY KEY ("answer_id","person_id")
);

-- CreateIndex
CREATE INDEX "answer_category_category_id_idx" ON "answer_category"("category_id");

-- CreateIndex
CREATE INDEX "answer_product_product_id_idx" ON "answer_product"("product_id");

-- CreateIndex
CREATE INDEX "answer_reading_person_id_idx" ON "answer_reading"("person_id");

-- CreateIndex
CREATE INDEX "answer_opinion_person_id_idx" ON "answer_opinion"("person_id");

-- AddForeignKey
ALTER TABLE "answer_category" ADD CONSTRAINT "answer_category_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_category" ADD CONSTRAINT "answer_category_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_product" ADD CONSTRAINT "answer_product_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_product" ADD CONSTRAINT "answer_product_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_reading" ADD CONSTRAINT "answer_reading_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_reading" ADD CONSTRAINT "answer_reading_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_opinion" ADD CONSTRAINT "answer_opinion_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_opinion" ADD CONSTRAINT "answer_opinion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words, and titles written almost right; what is read most comes first.
CREATE INDEX "answer_words" ON "answer" USING gin ("words");
CREATE INDEX "answer_title_trigrams" ON "answer" USING gin (plain_text("title") gin_trgm_ops);
CREATE INDEX "answer_most_read" ON "answer" ("read_count" DESC, "id" DESC) WHERE "published_from" IS NOT NULL;
