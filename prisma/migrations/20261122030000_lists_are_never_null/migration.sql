-- A list that nobody filled is empty, never null: what is read out of it is compared and counted.
alter table person alter column audiences set default '{}', alter column audiences set not null;
alter table category
  alter column keywords set default '{}', alter column keywords set not null,
  alter column audiences set default '{}', alter column audiences set not null;
alter table membership
  alter column granted set default '{}', alter column granted set not null,
  alter column withdrawn set default '{}', alter column withdrawn set not null;
