import { runMigrations } from 'graphile-worker'
import type { Client } from 'pg'
import { appRole } from './roles.ts'

/** Installs graphile-worker's tables as the owner, and lets the serving role add and run jobs. */
export async function installJobQueue(ownerUrl: string, owner: Client): Promise<void> {
  await runMigrations({ connectionString: ownerUrl })
  await owner.query(`
    grant usage on schema graphile_worker to ${appRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${appRole};
    grant usage, select on all sequences in schema graphile_worker to ${appRole};
    grant execute on all functions in schema graphile_worker to ${appRole};
  `)
  await owner.query(openRowSecurity)
}

// graphile-worker turns row security on for its own tables and leaves the policies to its host.
const openRowSecurity = `
  do $$
  declare tab regclass;
  begin
    for tab in select c.oid::regclass from pg_class c
               where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
                 and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${appRole}')
    loop
      execute format('create policy ${appRole} on %s to ${appRole} using (true) with check (true)', tab);
    end loop;
  end $$`
