-- CreateEnum
CREATE TYPE "presence_state" AS ENUM ('looking', 'away', 'writing');

-- CreateTable
CREATE UNLOGGED TABLE "ticket_presence" (
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "presence_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_presence_pkey" PRIMARY KEY ("ticket_id","person_id")
);

-- CreateIndex
CREATE INDEX "ticket_presence_person_id_idx" ON "ticket_presence"("person_id");

-- AddForeignKey
ALTER TABLE "ticket_presence" ADD CONSTRAINT "ticket_presence_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_presence" ADD CONSTRAINT "ticket_presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
