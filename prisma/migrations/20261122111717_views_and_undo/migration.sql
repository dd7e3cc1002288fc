-- CreateEnum
CREATE TYPE "view_audience" AS ENUM ('person', 'team', 'everyone');

-- CreateTable
CREATE TABLE "ticket_view" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "audience" "view_audience" NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "undoable_act" (
    "act_id" UUID NOT NULL,
    "bulk_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "undoable_act_pkey" PRIMARY KEY ("act_id")
);

-- CreateIndex
CREATE INDEX "ticket_view_owner_id_idx" ON "ticket_view"("owner_id");

-- CreateIndex
CREATE INDEX "ticket_view_team_id_idx" ON "ticket_view"("team_id");

-- CreateIndex
CREATE INDEX "undoable_act_bulk_id_idx" ON "undoable_act"("bulk_id");

-- CreateIndex
CREATE INDEX "undoable_act_ticket_id_idx" ON "undoable_act"("ticket_id");

-- CreateIndex
CREATE INDEX "undoable_act_at_idx" ON "undoable_act"("at");

-- AddForeignKey
ALTER TABLE "ticket_view" ADD CONSTRAINT "ticket_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_view" ADD CONSTRAINT "ticket_view_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undoable_act" ADD CONSTRAINT "undoable_act_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A team's view names its team, and no other does.
alter table ticket_view add constraint ticket_view_team check ((audience = 'team') = (team_id is not null));
