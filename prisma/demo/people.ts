import { createHash } from 'node:crypto'

export const TEAMS = {
  welcome: 'Accueil, comptes et accès',
  network: 'Connexions internet et infrastructures',
  messaging: 'Communication et collaboration',
  office: 'Bureautique et environnement de travail',
  applications: 'Applications et services métiers',
  data: 'Données et pilotage',
} as const

/** The six teams, level by level of support. */
export const DEMO_TEAMS: readonly { label: string; level: 1 | 2 | 3 }[] = [
  { label: TEAMS.welcome, level: 1 },
  { label: TEAMS.messaging, level: 1 },
  { label: TEAMS.office, level: 1 },
  { label: TEAMS.network, level: 2 },
  { label: TEAMS.applications, level: 2 },
  { label: TEAMS.data, level: 3 },
]

/** Three invented establishments: UAI code, public or private, and the name as national files write it. */
export const DEMO_ESTABLISHMENTS: readonly { code: string; kind: string; name: string }[] = [
  { code: '0149001A', kind: 'pu', name: 'RECTORAT ACADEMIE DE VALMER VALMER 1' },
  { code: '0149002B', kind: 'pu', name: 'COLLEGE DES TROIS RIVIERES VALMER 2' },
  { code: '0149003C', kind: 'pu', name: 'LYCEE DU VIEUX PHARE PORT-VALMER' },
]

/** Somebody of the demo desk. */
export interface DemoPerson {
  /** The embedded provider's `sub`: never the login nor the address. */
  subject: string
  login: string
  givenName: string
  familyName: string
  email: string
  audiences: readonly ('staff' | 'teacher' | 'student' | 'head')[]
  /** UAI codes. */
  establishments: readonly string[]
  headOf: readonly string[]
  /** `weight`: their share of what is given automatically, in percent; all of it when not said. */
  teams: readonly { name: string; role: 'agent' | 'lead'; weight?: number }[]
  administrator: boolean
}

/** The invented people of the Académie de Valmer who can sign in. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('camille.demandeur', 'Camille', 'Demandeur', { establishments: ['0149001A'] }),
  person('sacha.etudiant', 'Sacha', 'Étudiant', { audiences: ['student'] }),
  person('dominique.chef', 'Dominique', 'Chef', {
    audiences: ['staff', 'head'],
    establishments: ['0149001A'],
    headOf: ['0149001A'],
  }),
  person('alex.agent', 'Alex', 'Agent', { teams: [{ name: TEAMS.applications, role: 'agent' }] }),
  person('noa.agent', 'Noa', 'Agent', { teams: [{ name: TEAMS.applications, role: 'agent' }] }),
  person('lou.reseau', 'Lou', 'Réseau', { teams: [{ name: TEAMS.network, role: 'agent' }] }),
  person('robin.responsable', 'Robin', 'Responsable', {
    teams: [
      { name: TEAMS.applications, role: 'lead', weight: 0 },
      { name: TEAMS.network, role: 'lead', weight: 0 },
    ],
  }),
  person('ange.admin', 'Ange', 'Admin', { administrator: true }),
]

/** People of the stories alone: the other teams have members, other establishments have requesters. */
export const DEMO_EXTRAS: readonly DemoPerson[] = [
  person('maud.accueil', 'Maud', 'Accueil', { teams: [{ name: TEAMS.welcome, role: 'lead' }] }),
  person('yael.courriel', 'Yaël', 'Courriel', { teams: [{ name: TEAMS.messaging, role: 'lead' }] }),
  person('gael.poste', 'Gaël', 'Poste', { teams: [{ name: TEAMS.office, role: 'lead' }] }),
  person('anouk.donnees', 'Anouk', 'Données', { teams: [{ name: TEAMS.data, role: 'lead' }] }),
  person('ines.secretaire', 'Inès', 'Secrétaire', { establishments: ['0149002B'] }),
  person('paul.professeur', 'Paul', 'Professeur', { audiences: ['teacher'], establishments: ['0149003C'] }),
]

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
