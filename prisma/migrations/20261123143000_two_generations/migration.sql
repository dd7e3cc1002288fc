-- A family is two generations: nobody's child is somebody's parent. Whoever links holds both tickets, so what others
-- made of either is seen here.
create function ticket_link_generations() returns trigger language plpgsql as $$
begin
  if exists (select from ticket_link
             where kind = 'child_of' and (from_id = new.to_id or to_id = new.from_id)) then
    raise exception 'a child would be a parent too'
      using errcode = 'check_violation', constraint = 'ticket_link_generations';
  end if;
  return new;
end $$;
create trigger ticket_link_generations
  before insert or update on ticket_link
  for each row when (new.kind = 'child_of')
  execute function ticket_link_generations();
