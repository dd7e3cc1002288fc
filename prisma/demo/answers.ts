/** An answer of the demo desk: what people ask before they file. */
export interface DemoAnswer {
  kind: 'usage' | 'calendar' | 'workaround'
  title: string
  summary: string
  /** Markdown. */
  body: string
  en?: { title: string; summary: string; body: string }
  /** Topics of the catalogue. */
  about: readonly string[]
  products?: readonly string[]
  audiences?: readonly ('staff' | 'teacher' | 'student' | 'head')[]
  /** Days since its text last changed. */
  changed: number
  /** Days that are left before it no longer holds. */
  holds?: number
}

export const DEMO_ANSWERS: readonly DemoAnswer[] = [
  {
    kind: 'usage',
    title: 'Changer ou retrouver son mot de passe académique',
    summary: '2 minutes. Vaut pour la messagerie, l’ENT et les applications.',
    body: 'Sur la page de connexion, choisissez « Mot de passe oublié ».\n\nIndiquez votre identifiant, puis le code reçu à votre adresse personnelle ou par SMS. Le nouveau mot de passe compte au moins douze caractères, avec une majuscule, un chiffre et un signe.\n\nPatientez dix minutes : la messagerie et l’ENT le reçoivent l’un après l’autre. Sur votre téléphone, remplacez l’ancien mot de passe, sinon votre compte se bloque au bout de cinq essais.\n\nVous n’avez donné ni adresse personnelle ni numéro ? Déposez une demande : l’accueil vérifie votre identité par téléphone.',
    en: {
      title: 'Changing or recovering your academic password',
      summary: '2 minutes. For mail, the portal and the applications.',
      body: 'On the sign-in page, choose “Forgotten password”.\n\nGive your login, then the code sent to your personal address or by text message. The new password has at least twelve characters, with a capital letter, a figure and a sign.\n\nWait ten minutes: mail and the portal receive it one after the other. On your telephone, replace the old password, or your account is locked after five attempts.\n\nYou gave neither a personal address nor a number? File a request: the welcome desk checks who you are by telephone.',
    },
    about: ['Perte ou changement de mot de passe', 'Gestion des comptes (création/modification/fermeture)'],
    changed: 12,
  },
  {
    kind: 'usage',
    title: 'Clé OTP perdue, volée ou bloquée',
    summary: 'Que faire tout de suite, et comment en recevoir une autre.',
    body: 'Perdue ou volée : déposez une demande aujourd’hui même. La clé est désactivée dès que l’équipe vous prend en charge.\n\nBloquée : après trois codes faux, attendez quinze minutes, puis saisissez votre code PIN suivi des six chiffres affichés, sans espace.\n\nPour une clé neuve, votre chef d’établissement ou de service valide la demande. Elle arrive par la navette sous trois jours ouvrés.',
    about: ['Moyen d’authentification sécurisé (clé OTP)'],
    audiences: ['staff', 'teacher', 'head'],
    changed: 30,
  },
  {
    kind: 'workaround',
    title: 'Wi-Fi : l’ordinateur se connecte, mais aucune page ne s’ouvre',
    summary: 'Oublier le réseau, puis ouvrir la page d’accueil du Wi-Fi.',
    body: 'L’ordinateur a gardé un ancien certificat.\n\n1. Dans la liste des réseaux Wi-Fi, choisissez « Oublier ce réseau ».\n2. Reconnectez-vous avec votre identifiant académique.\n3. Ouvrez n’importe quelle page : l’accueil du Wi-Fi s’affiche. Acceptez le nouveau certificat.\n\nSi la page ne vient pas, désactivez le VPN le temps de la connexion.',
    about: ['Infrastructures, réseaux et sécurité'],
    changed: 5,
  },
  {
    kind: 'usage',
    title: 'Site bloqué par le filtrage : demander son ouverture',
    summary: 'Ce qu’il faut indiquer pour qu’un site utile en classe soit ouvert.',
    body: 'Le filtrage protège les élèves : il suit une liste nationale.\n\nPour ouvrir un site, indiquez dans votre demande l’adresse complète, l’usage pédagogique et la durée souhaitée. Le chef d’établissement donne son accord.\n\nLa règle est en place le lendemain matin dans tout l’établissement.',
    about: ['Alertes de sécurité et filtrage'],
    audiences: ['staff', 'teacher', 'head'],
    changed: 90,
  },
  {
    kind: 'workaround',
    title: 'Thunderbird redemande sans cesse le mot de passe',
    summary: 'Effacer le mot de passe gardé par le logiciel : 3 minutes.',
    body: 'Thunderbird garde l’ancien mot de passe après un changement.\n\n1. Menu Paramètres, Vie privée et sécurité, Mots de passe enregistrés.\n2. Supprimez les lignes de la messagerie académique.\n3. Fermez Thunderbird, rouvrez-le, puis saisissez le nouveau mot de passe et cochez « Conserver ».\n\nLe webmail continue de fonctionner pendant ce temps.',
    about: ['Messagerie, agenda'],
    products: ['Mozilla Thunderbird'],
    changed: 11,
  },
  {
    kind: 'usage',
    title: 'Boîte de messagerie pleine : faire de la place',
    summary: 'Vider la corbeille, trier par taille, archiver les années passées.',
    body: 'À 95 % de votre quota, vous ne pouvez plus envoyer ; à 100 %, vous ne recevez plus.\n\n1. Videz la corbeille et le dossier des indésirables.\n2. Dans le webmail, triez par taille : dix messages avec pièces jointes suffisent souvent.\n3. Archivez les années passées dans Thunderbird, dossiers locaux.\n\nLe quota est recalculé toutes les heures.',
    about: ['Messagerie, agenda'],
    products: ['Webmail', 'Mozilla Thunderbird'],
    changed: 45,
  },
  {
    kind: 'usage',
    title: 'Visioconférence : on ne m’entend pas',
    summary: 'Le micro, les droits du navigateur, puis le test en ligne.',
    body: 'Dans la barre d’adresse du navigateur, touchez le cadenas et autorisez le micro et la caméra, puis rechargez la page.\n\nVérifiez le micro choisi dans les réglages de la salle : après le branchement d’un casque, l’ordinateur garde parfois l’ancien.\n\nLe bouton « Essayer mon micro » enregistre cinq secondes et vous les fait entendre.',
    about: ['Services de conférence (visio, webconf, audioconf...)'],
    changed: 60,
  },
  {
    kind: 'usage',
    title: 'Ajouter l’imprimante ou le copieur de son étage',
    summary: 'Sans droits d’administration, depuis le portail d’impression.',
    body: 'Ouvrez le portail d’impression depuis l’intranet et choisissez votre bâtiment, puis votre étage. Le pilote s’installe seul.\n\nUn travail reste dans la file ? Annulez-le, éteignez le copieur une minute, rallumez-le, puis relancez l’impression.\n\nToner vide ou bourrage qui revient : déposez une demande avec le numéro collé sur la machine.',
    about: ['Imprimantes/Photocopieurs'],
    changed: 22,
  },
  {
    kind: 'usage',
    title: 'Le lecteur réseau ou le dossier partagé a disparu',
    summary: 'Le remonter soi-même, et qui peut ouvrir les droits.',
    body: 'Hors des murs, le lecteur n’apparaît qu’une fois le VPN connecté.\n\nSur place, fermez la session et rouvrez-la, câble branché : le lecteur revient avec elle.\n\nIl est là mais l’accès est refusé ? Les droits appartiennent au responsable du dossier : indiquez son nom et le chemin du dossier dans votre demande.',
    about: ['Répertoires partagés'],
    changed: 75,
  },
  {
    kind: 'workaround',
    title: 'GFC : l’impression s’arrête sur l’erreur 3141',
    summary: 'Vider le dossier d’impression, puis relancer GFC. 3 minutes.',
    body: 'Le message est « Erreur 3141 : mot réservé ou argument mal orthographié ». Un état d’impression est resté ouvert.\n\n1. Fermez GFC sur tous les postes.\n2. Sur le serveur de l’établissement, videz le dossier GFC\\Impression.\n3. Rouvrez GFC et relancez Éditions, Balance.\n\nEn attendant, l’état s’imprime dans un fichier PDF : Éditions, Aperçu, Enregistrer sous. L’éditeur prépare une correction.',
    about: ['Applications de gestion'],
    products: ['GFC'],
    audiences: ['staff', 'head'],
    changed: 10,
  },
  {
    kind: 'calendar',
    title: 'GFC : fermeture pour la bascule d’exercice',
    summary: 'GFC ferme trois jours ; les encaissements continuent sur papier.',
    body: 'Le service ferme le premier jour à 17 h et rouvre trois jours plus tard à 8 h. Terminez vos saisies et imprimez la balance la veille.\n\nPendant la fermeture, notez les encaissements sur le bordereau papier : ils se saisissent à la réouverture.',
    about: ['Applications de gestion'],
    products: ['GFC', 'Régie et encaissements'],
    audiences: ['staff', 'head'],
    changed: 8,
    holds: 60,
  },
  {
    kind: 'usage',
    title: 'Frais de déplacement : où en est mon remboursement ?',
    summary: 'Lire l’état de sa demande, et les délais de chaque étape.',
    body: 'Dans l’application, ouvrez « Mes états de frais ». L’état dit qui doit agir : vous, votre responsable, ou le service financier.\n\nUn état validé le 10 du mois est payé avant la fin du mois. Après le 10, il est payé le mois suivant.\n\nUn justificatif manque ? Joignez-le dans l’application, pas dans une demande : il suit ainsi votre dossier.',
    about: ['Services personnalisés pour les agents (carrière, frais...)'],
    products: ['Frais de déplacement'],
    audiences: ['staff', 'teacher', 'head'],
    changed: 120,
  },
  {
    kind: 'usage',
    title: 'Demander une extraction de données',
    summary: 'Ce que l’équipe doit savoir, et le délai habituel.',
    body: 'Dites à quoi servira la liste, qui la lira et jusqu’à quand : la loi demande de ne sortir que ce qui est nécessaire.\n\nDonnez un exemple de ligne avec les colonnes voulues. Une extraction simple est rendue en deux jours ouvrés ; un croisement de plusieurs bases, en deux semaines.\n\nBeaucoup de listes existent déjà dans les tableaux de bord : regardez d’abord la rubrique « Effectifs ».',
    about: ['Requêtes (demandes et modifications)', 'Tableaux de bord et décisionnel'],
    audiences: ['staff', 'head'],
    changed: 40,
  },
]
