-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('related', 'duplicate_of', 'merged_into', 'child_of', 'split_from');

-- CreateTable
CREATE TABLE "ticket_link" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "link_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "category_ids" UUID[],
    "establishment_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child_act" (
    "id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,
    "person_id" UUID,
    "channel" "channel" NOT NULL,
    "input" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "child_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ticket_link_from_id_idx" ON "ticket_link"("from_id");

-- CreateIndex
CREATE INDEX "ticket_link_to_id_kind_idx" ON "ticket_link"("to_id", "kind");

-- CreateIndex
CREATE INDEX "incident_ticket_id_idx" ON "incident"("ticket_id");

-- CreateIndex
CREATE INDEX "child_act_not_before_act_id_idx" ON "child_act"("not_before", "act_id");

-- CreateIndex
CREATE INDEX "child_act_ticket_id_idx" ON "child_act"("ticket_id");

-- CreateIndex
CREATE INDEX "child_act_parent_id_idx" ON "child_act"("parent_id");

-- CreateIndex
CREATE INDEX "child_act_act_id_idx" ON "child_act"("act_id");

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_act" ADD CONSTRAINT "child_act_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table incident
  alter column category_ids set default '{}', alter column category_ids set not null,
  alter column establishment_ids set default '{}', alter column establishment_ids set not null;

-- One link between two tickets, whichever way; one parent, one survivor.
alter table ticket_link add constraint ticket_link_two check (from_id <> to_id);
create unique index ticket_link_pair on ticket_link (least(from_id, to_id), greatest(from_id, to_id));
create unique index ticket_link_parent on ticket_link (from_id) where kind = 'child_of';
create unique index ticket_link_survivor on ticket_link (from_id) where kind = 'merged_into';

-- A ticket is one known incident at a time.
create unique index incident_current on incident (ticket_id) where ended_at is null;

-- What was written of a duplicate before links were kept.
update journal_entry set data = jsonb_build_object('relation', 'duplicate_of', 'linkedId', data ->> 'duplicateOfId', 'linked', data ->> 'duplicateOf')
where kind = 'link' and data ? 'duplicateOfId';
