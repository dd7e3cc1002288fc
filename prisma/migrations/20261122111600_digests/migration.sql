-- AlterTable
ALTER TABLE "outgoing_mail" ADD COLUMN     "digest_id" UUID;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "digest_hours" SMALLINT[] DEFAULT ARRAY[7]::SMALLINT[];

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "outgoing_mail"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What waits for its reader's digest, and what each digest tells.
create index mail_waiting on outgoing_mail (person_id, created_at) where status = 'digest' and digest_id is null;
create index mail_gathered on outgoing_mail (digest_id, id) where digest_id is not null;
-- Whoever gathers twice, or at the same time, makes one digest an hour of a person: it is dated by that hour.
create unique index one_digest_an_hour on outgoing_mail (person_id, created_at) where template = 'digest';
alter table outgoing_mail add constraint digest_is_of_no_ticket check (template <> 'digest' or (ticket_id is null and digest_id is null));
alter table outgoing_mail add constraint gathered_by_a_digest check (digest_id is null or status = 'digest');
alter table person alter column digest_hours set not null;
alter table person add constraint digest_hours_of_a_day check (cardinality(digest_hours) between 1 and 2 and 0 <= all (digest_hours) and 23 >= all (digest_hours));
