-- AlterTable
ALTER TABLE "ticket_figures" ADD COLUMN     "closures" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "establishment_id" UUID;

-- What was proposed, refused, accepted and reopened is counted by when it happened: read along this, and nothing of it is
-- lost when a ticket is erased.
create index journal_of_closures on journal_entry (at) include (ticket_id, kind) where kind in ('resolve', 'refuse_closure', 'reopen');
create index approval_decided on closure_approval (decided_at) where outcome = 'approved';

create function closures_of(ticket uuid) returns jsonb language sql stable
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'at', c.at, 'satisfaction', c.satisfaction) order by c.at), '[]')
  from (
    select j.kind, j.at, null::smallint as satisfaction from journal_entry j
    where j.ticket_id = ticket and j.kind in ('resolve', 'refuse_closure', 'reopen')
    union all
    select 'approve_closure', a.decided_at, a.satisfaction from closure_approval a
    where a.ticket_id = ticket and a.outcome = 'approved') c;
end;

create or replace function ticket_figures_of() returns trigger language plpgsql as $$
begin
  insert into ticket_figures (ticket_id, team_id, category_id, product_id, establishment_id, audiences, origin, priority, status,
                              close_reason, created_at, taken_at, resolved_at, final_at, dispatch_count, reopen_count, closures)
  select new.id, new.team_id, new.category_id, new.product_id, new.establishment_id, p.audiences, new.origin, new.priority, new.status,
         new.close_reason, new.created_at, new.taken_at, new.resolved_at, new.final_at, new.dispatch_count, new.reopen_count,
         closures_of(new.id)
  from person p where p.id = new.requester_id
  on conflict (ticket_id) do update set
    team_id = excluded.team_id, category_id = excluded.category_id, product_id = excluded.product_id,
    establishment_id = excluded.establishment_id,
    audiences = excluded.audiences, origin = excluded.origin, priority = excluded.priority, status = excluded.status,
    close_reason = excluded.close_reason, taken_at = excluded.taken_at, resolved_at = excluded.resolved_at,
    final_at = excluded.final_at, dispatch_count = excluded.dispatch_count, reopen_count = excluded.reopen_count,
    closures = excluded.closures;
  return null;
end $$;

update ticket_figures f set establishment_id = t.establishment_id, closures = closures_of(t.id) from ticket t where t.id = f.ticket_id;
