import { TEAMS } from './people.ts'

/** A topic: where a request is filed. Keywords are found by the filter and not shown. */
export interface DemoTopic {
  label: string
  description?: string
  keywords: readonly string[]
  asksProduct?: true
  help?: string
  defaultText?: string
}

export interface DemoService {
  label: string
  icon: string
  team: string
  description: string
  topics: readonly DemoTopic[]
}

/** The six services and twenty-nine topics of the guides. */
export const DEMO_SERVICES: readonly DemoService[] = [
  {
    label: 'Comptes, mots de passe et sécurité d’accès',
    icon: 'key',
    team: TEAMS.welcome,
    description: 'Ouvrir, retrouver ou protéger un accès',
    topics: [
      {
        label: 'Gestion des comptes (création/modification/fermeture)',
        keywords: ['compte', 'identifiant', 'login', 'arrivée', 'départ', 'nouvel agent'],
      },
      {
        label: 'Perte ou changement de mot de passe',
        description: 'Académique, messagerie',
        keywords: ['mdp', 'password', 'oublié', 'bloqué', 'expiré', 'connexion'],
      },
      {
        label: 'Moyen d’authentification sécurisé (clé OTP)',
        keywords: ['clé otp', 'otp', 'token', 'double authentification', 'rsa', 'clé perdue'],
      },
      {
        label: 'Droits d’accès aux applications',
        keywords: ['habilitation', 'profil', 'délégation', 'accès refusé', 'arena'],
      },
    ],
  },
  {
    label: 'Connexions internet et infrastructures',
    icon: 'network',
    team: TEAMS.network,
    description: 'Réseau, serveurs, filtrage, bâtiments',
    topics: [
      {
        label: 'Infrastructures, réseaux et sécurité',
        description: 'Coupure, accès à distance',
        keywords: ['wifi', 'wi-fi', 'internet', 'réseau', 'prise', 'fibre', 'vpn', 'coupure', 'lenteur'],
      },
      {
        label: 'Serveurs en établissement',
        keywords: ['serveur', 'sauvegarde', 'onduleur', 'amon', 'scribe'],
      },
      {
        label: 'Alertes de sécurité et filtrage',
        keywords: ['site bloqué', 'filtrage', 'virus', 'hameçonnage', 'phishing', 'proxy'],
      },
      {
        label: 'CNIL - Informatique & libertés',
        keywords: ['rgpd', 'données personnelles', 'dpo', 'registre'],
      },
      { label: 'Gestion technique des bâtiments', keywords: ['chauffage', 'alarme', 'badge', 'gtb'] },
    ],
  },
  {
    label: 'Communication et collaboration',
    icon: 'messages',
    team: TEAMS.messaging,
    description: 'Messagerie, visioconférence, sites et portails',
    topics: [
      {
        label: 'Messagerie, agenda',
        description: 'Thunderbird, webmail, partage d’agenda',
        keywords: [
          'mail',
          'courriel',
          'thunderbird',
          'webmail',
          'agenda',
          'calendrier',
          'boîte pleine',
          'spam',
        ],
      },
      {
        label: 'Services de conférence (visio, webconf, audioconf...)',
        keywords: ['visio', 'webconf', 'micro', 'caméra', 'réunion à distance'],
      },
      { label: 'Sites web', keywords: ['site', 'blog', 'page', 'publication', 'nom de domaine'] },
      { label: 'Portails (ENT, intranet...)', keywords: ['ent', 'intranet', 'portail', 'tuile'] },
    ],
  },
  {
    label: 'Bureautique et environnement de travail',
    icon: 'device-desktop',
    team: TEAMS.office,
    description: 'Postes, logiciels, téléphones, imprimantes',
    topics: [
      {
        label: 'Installation/Dépannage d’un poste de travail',
        description: 'Installation, panne, lenteur',
        keywords: ['pc', 'ordinateur', 'portable', 'écran', 'windows', 'linux', 'lent', 'démarre plus'],
      },
      {
        label: 'Installation/dépannage d’un logiciel',
        keywords: ['logiciel', 'application', 'installer', 'licence', 'libreoffice', 'mise à jour'],
      },
      {
        label: 'Répertoires partagés',
        keywords: ['partage', 'lecteur réseau', 'dossier', 'droits', 'quota'],
      },
      {
        label: 'Matériel (demandes, périphériques)',
        keywords: ['souris', 'clavier', 'écran', 'station', 'prêt', 'commande', 'casque'],
      },
      {
        label: 'Téléphonie et Mobilité',
        keywords: ['téléphone', 'smartphone', 'mobile', 'ligne', 'messagerie vocale', 'sim'],
      },
      {
        label: 'Imprimantes/Photocopieurs',
        description: 'Pilote, file d’attente, toner',
        keywords: ['imprimante', 'copieur', 'scanner', 'toner', 'bourrage', 'pilote'],
      },
    ],
  },
  {
    label: 'Applications et services métiers',
    icon: 'apps',
    team: TEAMS.applications,
    description: 'Gestion, scolarité, ressources humaines',
    topics: [
      {
        label: 'Services personnalisés pour les agents (carrière, frais...)',
        keywords: [
          'carrière',
          'frais de déplacement',
          'fiche de paie',
          'bulletin de salaire',
          'agatte',
          'congés',
        ],
      },
      {
        label: 'Enseignement et pédagogie',
        keywords: ['cours en ligne', 'e-learning', 'notes', 'cahier de textes', 'moodle'],
      },
      {
        label: 'Applications de gestion',
        description: 'GFC, Intendance, Examens et concours',
        keywords: ['gfc', 'comptabilité', 'intendance', 'examens', 'scolarité', 'apogée', 'rh'],
        asksProduct: true,
        help: 'Indiquez le produit, sa version et le message exact. Une copie d’écran fait gagner une journée.',
      },
      {
        label: 'Développements et nouveaux besoins',
        keywords: ['projet', 'évolution', 'développement', 'besoin'],
      },
    ],
  },
  {
    label: 'Données, tableaux de bord, enquêtes et pilotage',
    icon: 'chart-bar',
    team: TEAMS.data,
    description: 'Requêtes, enquêtes, décisionnel',
    topics: [
      { label: 'Requêtes (demandes et modifications)', keywords: ['extraction', 'requête', 'sql', 'liste'] },
      { label: 'Enquêtes (demandes et suivi)', keywords: ['enquête', 'questionnaire', 'sondage'] },
      { label: 'Échanges de données', keywords: ['import', 'export', 'flux', 'interface', 'fichier'] },
      { label: 'Libération de données (opendata)', keywords: ['opendata', 'open data', 'données ouvertes'] },
      {
        label: 'Tableaux de bord et décisionnel',
        keywords: ['indicateur', 'décisionnel', 'statistiques', 'bo'],
      },
      { label: 'Nomenclatures', keywords: ['nomenclature', 'code', 'table', 'référentiel'] },
    ],
  },
]

/** Where one files beside the six services. */
export const DEMO_ALONE: readonly (DemoTopic & { icon: string; team: string })[] = [
  {
    label: 'HYGIENE - SECURITE',
    icon: 'alert-triangle',
    team: TEAMS.network,
    keywords: ['extincteur', 'incendie', 'évacuation', 'accident', 'secours'],
  },
  {
    label: 'Support technique pour les applications de scolarité',
    icon: 'school',
    team: TEAMS.applications,
    description: 'Apogée, inscriptions, emplois du temps',
    keywords: ['apogée', 'inscription administrative', 'scolarité', 'emploi du temps'],
  },
  {
    label: 'Je ne sais pas, m’orienter',
    icon: 'compass',
    team: TEAMS.welcome,
    description: 'L’équipe d’accueil choisira à votre place',
    keywords: ['autre', 'divers', 'aide', 'orienter'],
  },
]

/** Applications by family. */
export const DEMO_PRODUCTS: Readonly<Record<string, readonly string[]>> = {
  Intendance: ['GFC', 'Régie et encaissements', 'Restauration et hébergement'],
  'Examens et concours': ['Inscription aux examens', 'Convocations et jurys', 'Relevés de notes'],
  'Ressources humaines': ['Dossier de l’agent', 'Agatte, congés et absences', 'Frais de déplacement'],
  Messagerie: ['Mozilla Thunderbird', 'Webmail', 'Agenda partagé'],
  Scolarité: ['Apogée', 'Emploi du temps'],
}
