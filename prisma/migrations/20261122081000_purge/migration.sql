-- T24: everything of a final ticket but its figures goes, and what went is written down. The application's role may erase
-- nothing of a journal: it may ask for this, which takes final tickets alone.
-- Answers the keys of the files to remove; null when there is no such ticket, or not at its end since so long.
create function purge_ticket(gone uuid, final_before timestamptz, purged_at timestamptz, audit_id uuid) returns text[]
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  keys text[];
  number_gone integer;
begin
  select t.number into number_gone from public.ticket t where t.id = gone and t.final_at <= final_before for update;
  if not found then
    return null;
  end if;
  delete from public.outgoing_mail where ticket_id = gone;
  with files as (delete from public.attachment where ticket_id = gone returning storage_key)
  select coalesce(array_agg(storage_key), '{}') into keys from files;
  delete from public.journal_entry where ticket_id = gone;
  -- Its words, people, tenures, approvals, bookmarks and readings go with it.
  delete from public.ticket where id = gone;
  insert into public.audit_entry (id, at, action, target, data)
  values (audit_id, purged_at, 'ticket.purged', gone::text, jsonb_build_object('number', number_gone, 'files', cardinality(keys)));
  return keys;
end $$;
revoke execute on function purge_ticket from public;
grant execute on function purge_ticket to guichet_app;
