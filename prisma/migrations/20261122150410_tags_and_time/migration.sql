-- AlterTable
ALTER TABLE "team" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tags_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "time_required" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "minutes_spent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- A list that nobody filled is empty, never null.
alter table team alter column tags set not null;
alter table ticket alter column tags set not null;
alter table ticket add constraint ticket_minutes check (minutes_spent >= 0);
-- Few tickets are tagged: the index is as small as they are few.
create index ticket_tags on ticket using gin (tags) where tags <> '{}';
