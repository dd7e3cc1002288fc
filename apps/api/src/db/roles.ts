import type { Client } from 'pg'

/** The role that serves: it reads and writes rows, and owns nothing. */
export const appRole = 'guichet_app'

/**
 * Makes the serving role if the server has none, lets the owner become it, and grants it each table the owner
 * makes from now on: a migration only takes away what the application must not do.
 */
export async function grantAppRole(owner: Client): Promise<void> {
  const { rows } = await owner.query(
    `select pg_has_role(current_user, oid, 'SET') as can_become from pg_roles where rolname = $1`,
    [appRole],
  )
  if (rows.length === 0) await owner.query(`create role ${appRole} nologin`)
  if (rows[0]?.can_become !== true) await owner.query(`grant ${appRole} to current_user`)
  await owner.query(`
    grant usage on schema public to ${appRole};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
    alter default privileges in schema public grant usage, select on sequences to ${appRole};
  `)
}

/** The application may read which migrations ran, and not say so itself. */
export async function restrictAppRole(owner: Client): Promise<void> {
  await owner.query(`revoke insert, update, delete, truncate on _prisma_migrations from ${appRole}`)
}
