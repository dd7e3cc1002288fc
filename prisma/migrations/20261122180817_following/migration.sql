-- CreateEnum
CREATE TYPE "follow_level" AS ENUM ('everything', 'creation', 'mine', 'nothing');

-- AlterTable
ALTER TABLE "journal_entry" ADD COLUMN     "mentions" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "outgoing_mail" ADD COLUMN     "team_id" UUID,
ALTER COLUMN "person_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "mailbox" TEXT,
ADD COLUMN     "mailbox_language" "language",
ADD COLUMN     "mailbox_level" "follow_level" NOT NULL DEFAULT 'creation';

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "follow" "follow_level" NOT NULL DEFAULT 'creation';

-- CreateTable
CREATE TABLE "ticket_watch" (
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_watch_pkey" PRIMARY KEY ("ticket_id","person_id")
);

-- CreateIndex
CREATE INDEX "ticket_watch_person_id_idx" ON "ticket_watch"("person_id");

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_watch" ADD CONSTRAINT "ticket_watch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_watch" ADD CONSTRAINT "ticket_watch_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A mail goes to one person, or to the mailbox of one team: once an act.
alter table outgoing_mail add constraint mail_to_one check (num_nonnulls(person_id, team_id) = 1);
create unique index mail_to_mailbox on outgoing_mail (act_id, team_id) where team_id is not null;
alter table team add constraint mailbox_is_in_charge_of_nothing check (mailbox_level <> 'mine');
create index mail_of_mailbox on outgoing_mail (team_id, sent_at) where team_id is not null;
