-- What Prisma cannot say: words, order, and every rule that the database itself can hold.

-- Words: French stemming without accents, and trigrams for names.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create text search configuration guichet_fr (copy = french);
alter text search configuration guichet_fr alter mapping for hword, hword_part, word with unaccent, french_stem;

-- unaccent() is only stable because its dictionary may be named at run time, ours is fixed.
create function plain_text(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

create index person_name_trigrams on person using gin (plain_text(name) gin_trgm_ops);
create index product_label_trigrams on product using gin (plain_text(label) gin_trgm_ops);
create index ticket_search_public on ticket_search using gin (public_text);
create index ticket_search_team on ticket_search using gin (team_text);

-- References come from one sequence, never reused, gaps allowed.
create sequence ticket_number as integer;

-- Lists and queues: one index for each order in which they are read.
create index ticket_of_requester on ticket (requester_id, updated_at desc, id desc);
create index ticket_of_establishment on ticket (establishment_id, updated_at desc, id desc) where on_behalf = 'establishment';
create index ticket_team_queue on ticket (team_id, priority desc, (coalesce(due_at, 'infinity')), created_at, id)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_agent_queue on ticket (agent_id, priority desc, (coalesce(due_at, 'infinity')), created_at, id)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_team_newest on ticket (team_id, team_updated_at desc, id desc);
create index ticket_agent_newest on ticket (agent_id, team_updated_at desc, id desc);
create index ticket_newest on ticket (created_at desc, id desc);
create index ticket_of_category on ticket (category_id, created_at desc);
create index ticket_of_product on ticket (product_id) where product_id is not null;
create index ticket_to_announce on ticket (resolved_at) where status = 'resolved' and announced_at is null;
create index ticket_to_close on ticket (announced_at) where status = 'resolved' and announced_at is not null;
create index ticket_to_recall on ticket (recall_at) where status = 'on_hold' and recall_at is not null;
create index ticket_to_purge on ticket (final_at) where final_at is not null;
create index mail_to_send on outgoing_mail (not_before, id) where status = 'queued';
create index attachment_unused on attachment (uploaded_at) where ticket_id is null;

-- One active membership a person and team, one active participation a person, ticket and role, one current tenure.
create unique index membership_active on membership (team_id, person_id) where ended_at is null;
create unique index participant_active on participant (ticket_id, person_id, role) where removed_at is null;
create unique index tenure_current on ticket_tenure (ticket_id) where ended_at is null;
create unique index closure_approval_pending on closure_approval (ticket_id) where outcome = 'pending';

alter table team add constraint team_level check (level between 1 and 3);
alter table category add constraint category_root_has_team check (parent_id is not null or team_id is not null or retired_at is not null);
alter table attachment add constraint attachment_size check (size >= 0);
alter table closure_approval
  add constraint approval_decided check ((outcome = 'pending') = (decided_at is null)),
  add constraint approval_satisfaction check (satisfaction between 1 and 5);
alter table ticket
  add constraint ticket_title check (btrim(title) <> ''),
  add constraint ticket_description check (btrim(description) <> ''),
  add constraint ticket_priority check (priority between 1 and 5),
  add constraint ticket_agent_when_held check (
    case when status = 'dispatched' then agent_id is null
         when status in ('assigned', 'pending_requester', 'on_hold', 'resolved') then agent_id is not null
         else true end),
  add constraint ticket_final_date check ((status in ('closed', 'cancelled', 'refused')) = (final_at is not null)),
  add constraint ticket_close_reason check ((status = 'closed') = (close_reason is not null)),
  add constraint ticket_establishment_named check (on_behalf = 'personal' or establishment_id is not null);

-- Whoever is in charge is an active member of the holding team. The share lock makes the end of a membership wait
-- for an assignment under way, and the other way round.
create function ticket_holder_is_member() returns trigger language plpgsql as $$
begin
  perform from membership
    where person_id = new.agent_id and team_id = new.team_id and ended_at is null
    for share;
  if not found then
    raise exception 'the agent in charge is not an active member of the holding team'
      using errcode = 'check_violation', constraint = 'ticket_holder_is_member';
  end if;
  return new;
end $$;
create trigger ticket_holder_is_member
  before insert or update of status, agent_id, team_id on ticket
  for each row when (new.status in ('assigned', 'pending_requester', 'on_hold'))
  execute function ticket_holder_is_member();

-- … and a membership does not end while its person still holds tickets of the team.
create function membership_holds_nothing() returns trigger language plpgsql as $$
begin
  if exists (select from ticket
             where agent_id = new.person_id and team_id = new.team_id
               and status in ('assigned', 'pending_requester', 'on_hold')) then
    raise exception 'the membership ended while its person was in charge of tickets'
      using errcode = 'check_violation', constraint = 'membership_holds_nothing';
  end if;
  return null;
end $$;
create constraint trigger membership_holds_nothing
  after update of ended_at on membership deferrable initially deferred
  for each row when (new.ended_at is not null)
  execute function membership_holds_nothing();

-- A pending closure approval if and only if the ticket is resolved, the partial unique index says “one at most”.
create function approval_pending_iff_resolved() returns trigger language plpgsql as $$
declare
  ticket_id_checked uuid := case tg_table_name when 'ticket' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'ticket_id')::uuid end;
begin
  if exists (select from ticket t
             where t.id = ticket_id_checked
               and (t.status = 'resolved') <> exists (
                 select from closure_approval a where a.ticket_id = t.id and a.outcome = 'pending')) then
    raise exception 'a pending closure approval exists if and only if the ticket is resolved'
      using errcode = 'check_violation', constraint = 'approval_pending_iff_resolved';
  end if;
  return null;
end $$;
create constraint trigger approval_pending_iff_resolved
  after update of status on ticket deferrable initially deferred
  for each row when (old.status = 'resolved' or new.status = 'resolved')
  execute function approval_pending_iff_resolved();
create constraint trigger approval_pending_iff_resolved
  after insert or update on closure_approval deferrable initially deferred
  for each row execute function approval_pending_iff_resolved();

-- A final ticket leaves a row of figures without any personal datum, a reopening rewrites it at the next end.
create function ticket_figures_of() returns trigger language plpgsql as $$
begin
  insert into ticket_figures (ticket_id, team_id, category_id, product_id, audiences, origin, priority, status, close_reason,
                              created_at, taken_at, resolved_at, final_at, dispatch_count, reopen_count)
  select new.id, new.team_id, new.category_id, new.product_id, p.audiences, new.origin, new.priority, new.status, new.close_reason,
         new.created_at, new.taken_at, new.resolved_at, new.final_at, new.dispatch_count, new.reopen_count
  from person p where p.id = new.requester_id
  on conflict (ticket_id) do update set
    team_id = excluded.team_id, category_id = excluded.category_id, product_id = excluded.product_id,
    audiences = excluded.audiences, origin = excluded.origin, priority = excluded.priority, status = excluded.status,
    close_reason = excluded.close_reason, taken_at = excluded.taken_at, resolved_at = excluded.resolved_at,
    final_at = excluded.final_at, dispatch_count = excluded.dispatch_count, reopen_count = excluded.reopen_count;
  return null;
end $$;
create trigger ticket_figures_of
  after update of final_at on ticket
  for each row when (new.final_at is not null and old.final_at is distinct from new.final_at)
  execute function ticket_figures_of();

-- Live events reach every API process: one notice a transaction, its payload an id.
create function live_event_notice() returns trigger language plpgsql as $$
begin
  perform pg_notify('guichet_live', new.id::text);
  return null;
end $$;
create trigger live_event_notice after insert on live_event for each row execute function live_event_notice();

-- The journal and the audit are append-only for the role that serves.
revoke update, delete, truncate on journal_entry, audit_entry from guichet_app;
