import { DEMO_PEOPLE, type DemoPerson } from '../../../prisma/demo/people.ts'

export { DEMO_PEOPLE, type DemoPerson }

/** What the provider says of a person, in its tokens and at its userinfo endpoint. */
export function claimsOf(demo: DemoPerson) {
  return {
    sub: demo.subject,
    name: `${demo.givenName} ${demo.familyName}`,
    given_name: demo.givenName,
    family_name: demo.familyName,
    preferred_username: demo.login,
    email: demo.email,
    email_verified: true,
    audiences: demo.audiences,
    establishments: demo.establishments,
    headOf: demo.headOf,
    groups: groupsOf(demo),
  }
}

/** The names of the claims above that OpenID Connect does not know, given with the scope `profile`. */
export const DESK_CLAIMS = ['audiences', 'establishments', 'headOf', 'groups'] as const

/** How the desk reads those claims: the value of its OIDC_CLAIMS. */
export const CLAIM_MAPPING = {
  audiences: 'audiences',
  establishments: 'establishments',
  headOf: 'headOf',
  groups: 'groups',
  administrators: ['administrator'],
  teams: Object.fromEntries(
    DEMO_PEOPLE.flatMap(({ teams }) =>
      teams.map(({ name, role }) => [`${role}:${name}`, { team: name, role }]),
    ),
  ),
}

function groupsOf(demo: DemoPerson): string[] {
  const teams = demo.teams.map((team) => `${team.role}:${team.name}`)
  return demo.administrator ? ['administrator', ...teams] : teams
}
