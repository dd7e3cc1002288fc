-- CreateEnum
CREATE TYPE "assignment_rule" AS ENUM ('nobody', 'first', 'random', 'turn', 'least_loaded');

-- AlterTable
ALTER TABLE "category" ADD COLUMN     "assignment" "assignment_rule";

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "calendar_id" UUID,
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "credit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "weight" SMALLINT NOT NULL DEFAULT 100;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "clock_from" TIMESTAMPTZ(3),
ADD COLUMN     "resolve_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolve_warned" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "take_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "take_warned" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "warn_at" TIMESTAMPTZ(3),
ADD COLUMN     "worked_seconds" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "absence" (
    "person_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "substitute_id" UUID,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "work_calendar" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "week" JSONB NOT NULL,
    "holidays" TEXT NOT NULL,
    "closures" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "work_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_target" (
    "id" UUID NOT NULL,
    "category_id" UUID,
    "priority" SMALLINT,
    "take_minutes" INTEGER,
    "resolve_minutes" INTEGER,

    CONSTRAINT "service_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absence_substitute_id_idx" ON "absence"("substitute_id");

-- CreateIndex
CREATE UNIQUE INDEX "work_calendar_label_key" ON "work_calendar"("label");

-- CreateIndex
CREATE INDEX "service_target_category_id_idx" ON "service_target"("category_id");

-- CreateIndex
CREATE INDEX "team_calendar_id_idx" ON "team"("calendar_id");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_target" ADD CONSTRAINT "service_target_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "work_calendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One line a category and priority, the whole desk's and any priority's among them.
CREATE UNIQUE INDEX "service_target_line" ON "service_target" ("category_id", "priority") NULLS NOT DISTINCT;

ALTER TABLE "service_target"
  ADD CONSTRAINT "service_target_priority" CHECK ("priority" BETWEEN 1 AND 5),
  ADD CONSTRAINT "service_target_minutes" CHECK ("take_minutes" > 0 AND "resolve_minutes" > 0);
ALTER TABLE "membership" ADD CONSTRAINT "membership_weight" CHECK ("weight" BETWEEN 0 AND 100);
ALTER TABLE "absence" ADD CONSTRAINT "absence_days" CHECK ("first_day" <= "last_day" AND "substitute_id" <> "person_id");

-- The clock looks for what is to be warned of, and for nothing else.
CREATE INDEX "ticket_to_warn" ON "ticket" ("warn_at") WHERE "warn_at" IS NOT NULL;

-- What is in hand today was never promised anything: its working time runs from now on.
UPDATE "ticket" SET "clock_from" = now() WHERE "status" IN ('dispatched', 'assigned');
