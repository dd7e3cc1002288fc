import { createHash } from 'node:crypto'

/** A person of the demo desk: what the identity provider says of them, and the teams they are put in. */
export interface DemoPerson {
  /** the provider's `sub`, never the login nor the address */
  subject: string
  login: string
  givenName: string
  familyName: string
  email: string
  audiences: readonly ('staff' | 'teacher' | 'student' | 'head')[]
  /** UAI codes */
  establishments: readonly string[]
  headOf: readonly string[]
  teams: readonly { name: string; role: 'agent' | 'lead' }[]
  administrator: boolean
}

const APPLICATIONS = 'Applications et services métiers'
const NETWORK = 'Connexions internet et infrastructures'

/** The invented people of the Académie de Valmer. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('camille.demandeur', 'Camille', 'Demandeur', { establishments: ['0149001A'] }),
  person('sacha.etudiant', 'Sacha', 'Étudiant', { audiences: ['student'] }),
  person('dominique.chef', 'Dominique', 'Chef', {
    audiences: ['staff', 'head'],
    establishments: ['0149001A'],
    headOf: ['0149001A'],
  }),
  person('alex.agent', 'Alex', 'Agent', { teams: [{ name: APPLICATIONS, role: 'agent' }] }),
  person('noa.agent', 'Noa', 'Agent', { teams: [{ name: APPLICATIONS, role: 'agent' }] }),
  person('lou.reseau', 'Lou', 'Réseau', { teams: [{ name: NETWORK, role: 'agent' }] }),
  person('robin.responsable', 'Robin', 'Responsable', {
    teams: [
      { name: APPLICATIONS, role: 'lead' },
      { name: NETWORK, role: 'lead' },
    ],
  }),
  person('ange.admin', 'Ange', 'Admin', { administrator: true }),
]

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

function person(
  login: string,
  givenName: string,
  familyName: string,
  more: Partial<Omit<DemoPerson, 'login' | 'givenName' | 'familyName'>>,
): DemoPerson {
  return {
    subject: createHash('sha256').update(`valmer ${login}`).digest('hex').slice(0, 32),
    login,
    givenName,
    familyName,
    email: `${login}@valmer.example`,
    audiences: ['staff'],
    establishments: [],
    headOf: [],
    teams: [],
    administrator: false,
    ...more,
  }
}
