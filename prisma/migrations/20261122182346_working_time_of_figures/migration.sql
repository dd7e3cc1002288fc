-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "resolved_promised" INTEGER,
ADD COLUMN     "resolved_seconds" INTEGER,
ADD COLUMN     "taken_promised" INTEGER,
ADD COLUMN     "taken_seconds" INTEGER;

-- AlterTable
ALTER TABLE "ticket_figures" ADD COLUMN     "resolved_promised" INTEGER,
ADD COLUMN     "resolved_seconds" INTEGER,
ADD COLUMN     "taken_promised" INTEGER,
ADD COLUMN     "taken_seconds" INTEGER;

-- What was taken or solved before is measured by the job « measure-delays », which finds it along this; hours and holidays are the
-- domain's to reckon, not SQL's.
create index ticket_unmeasured on ticket (id)
  where (taken_at is not null and taken_seconds is null) or (resolved_at is not null and resolved_seconds is null);

create or replace function ticket_figures_of() returns trigger language plpgsql as $$
begin
  insert into ticket_figures (ticket_id, team_id, category_id, product_id, establishment_id, audiences, origin, priority, status,
                              close_reason, created_at, taken_at, resolved_at, final_at, dispatch_count, reopen_count, closures,
                              taken_seconds, taken_promised, resolved_seconds, resolved_promised)
  select new.id, new.team_id, new.category_id, new.product_id, new.establishment_id, p.audiences, new.origin, new.priority, new.status,
         new.close_reason, new.created_at, new.taken_at, new.resolved_at, new.final_at, new.dispatch_count, new.reopen_count,
         closures_of(new.id), new.taken_seconds, new.taken_promised, new.resolved_seconds, new.resolved_promised
  from person p where p.id = new.requester_id
  on conflict (ticket_id) do update set
    team_id = excluded.team_id, category_id = excluded.category_id, product_id = excluded.product_id,
    establishment_id = excluded.establishment_id,
    audiences = excluded.audiences, origin = excluded.origin, priority = excluded.priority, status = excluded.status,
    close_reason = excluded.close_reason, taken_at = excluded.taken_at, resolved_at = excluded.resolved_at,
    final_at = excluded.final_at, dispatch_count = excluded.dispatch_count, reopen_count = excluded.reopen_count,
    closures = excluded.closures,
    taken_seconds = excluded.taken_seconds, taken_promised = excluded.taken_promised,
    resolved_seconds = excluded.resolved_seconds, resolved_promised = excluded.resolved_promised;
  return null;
end $$;
