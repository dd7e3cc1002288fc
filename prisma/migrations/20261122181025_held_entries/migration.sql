-- CreateEnum
CREATE TYPE "held_state" AS ENUM ('waiting', 'sent', 'taken_back', 'refused');

-- CreateTable
CREATE TABLE "held_entry" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "bulk_id" UUID,
    "audience" "audience" NOT NULL,
    "body" TEXT,
    "attachment_ids" UUID[],
    "mentions" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "held_state" NOT NULL DEFAULT 'waiting',
    "refusal" JSONB,

    CONSTRAINT "held_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "held_entry_person_id_sends_at_idx" ON "held_entry"("person_id", "sends_at");

-- CreateIndex
CREATE INDEX "held_entry_ticket_id_person_id_idx" ON "held_entry"("ticket_id", "person_id");

-- CreateIndex
CREATE INDEX "held_entry_state_sends_at_id_idx" ON "held_entry"("state", "sends_at", "id");

-- CreateIndex
CREATE INDEX "held_entry_bulk_id_idx" ON "held_entry"("bulk_id");

-- AddForeignKey
ALTER TABLE "held_entry" ADD CONSTRAINT "held_entry_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
