-- Keys that all run the same way: a page of a queue starts where the last one ended, by one comparison of rows.
drop index ticket_team_queue;
drop index ticket_agent_queue;
create index ticket_team_queue on ticket (team_id, (-priority), (coalesce(due_at, 'infinity')), created_at, id)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_agent_queue on ticket (agent_id, (-priority), (coalesce(due_at, 'infinity')), created_at, id)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_team_priority on ticket (team_id, (-priority), (coalesce(due_at, 'infinity')), created_at, id);
create index ticket_team_due on ticket (team_id, (coalesce(due_at, 'infinity')), created_at, id)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_team_created on ticket (team_id, created_at desc, id desc);
create index ticket_team_updated on ticket (team_id, team_updated_at desc, id desc)
  where status in ('dispatched', 'assigned', 'pending_requester', 'on_hold');
create index ticket_team_status on ticket (team_id, status);
create index ticket_reference_any_case on ticket (lower(reference));
create index tenure_left on ticket_tenure (team_id, ended_at desc, ticket_id) where ended_at is not null;
create index person_login_any_case on person (lower(login));
create index person_email_any_case on person (lower(email));

-- A former team reads the row as it left it: there is always one.
alter table ticket_tenure add constraint tenure_left_as check ((ended_at is null) = (left_as is null));

-- The category and everything under it.
create function category_subtree(top uuid) returns setof uuid language sql stable parallel safe
begin atomic
  with recursive down (id) as (
    select top
    union all
    select c.id from category c join down on c.parent_id = down.id
  )
  select id from down;
end;

create index person_login_trigrams on person using gin (plain_text(login) gin_trgm_ops);
create index person_email_trigrams on person using gin (plain_text(email) gin_trgm_ops);
