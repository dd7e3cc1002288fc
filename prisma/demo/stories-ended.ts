import { TEAMS } from './people.ts'
import { step, type Story } from './story.ts'

/** Requests that were resolved, closed, declined or withdrawn. */
export const ENDED_STORIES: readonly Story[] = [
  {
    key: 'agenda',
    by: 'camille.demandeur',
    ago: 5,
    time: '10:08',
    category: 'Messagerie, agenda',
    title: 'Agenda partagé invisible sur le webmail',
    text: 'L’agenda du service est visible dans Thunderbird, mais pas sur le webmail.',
    steps: [
      step('yael.courriel', [0, '10:30'], 'take'),
      step('yael.courriel', [3, '11:40'], 'resolve', {
        text: 'Le partage était limité aux logiciels. Je l’ai ouvert au webmail : déconnectez-vous, reconnectez-vous, puis cochez l’agenda dans la colonne de gauche.',
      }),
    ],
  },
  {
    key: 'gfc-mise-a-jour',
    by: 'dominique.chef',
    ago: 15,
    time: '09:20',
    category: 'Applications de gestion',
    product: 'GFC',
    onBehalf: 'establishment',
    impact: 'service',
    urgency: 'high',
    title: 'GFC ne démarre plus après la mise à jour',
    text: 'Depuis la mise à jour 4.12.2, GFC se ferme dès l’ouverture sur deux postes.',
    file: { name: 'gfc-fermeture.png', says: 'GFC 4.12.2\nLe programme a cessé de fonctionner' },
    steps: [
      step('alex.agent', [0, '09:34'], 'take'),
      step('alex.agent', [0, '11:00'], 'resolve', {
        text: 'Fermez GFC sur tous les postes, puis relancez la mise à jour une seule fois, depuis le serveur.',
      }),
      step('dominique.chef', [0, '14:22'], 'refuse_closure', {
        text: 'Même fermeture après la manipulation, sur les deux postes.',
      }),
      step('alex.agent', [1, '10:15'], 'comment', {
        audience: 'team',
        text: 'Le modèle de balance a été remplacé par la mise à jour. À signaler à l’éditeur.',
      }),
      step('alex.agent', [1, '11:40'], 'resolve', {
        text: 'La mise à jour 4.12.2 avait remplacé le modèle de la balance. Nous avons remis le bon modèle sur le serveur de l’établissement.\n\nFermez GFC sur vos deux postes, rouvrez-le, puis relancez Éditions, Balance.',
      }),
      step('dominique.chef', [2, '08:40'], 'approve_closure', {
        satisfaction: 4,
        text: 'Merci, tout imprime.',
      }),
    ],
  },
  {
    key: 'extincteurs',
    by: 'sacha.etudiant',
    ago: 18,
    time: '12:15',
    category: 'HYGIENE - SECURITE',
    title: 'Extincteurs Présidence',
    text: 'Bonjour,\nOù sont placés les extincteurs à la Présidence ?\nLe plan affiché à l’entrée date d’avant les travaux.\nMerci.',
    steps: [
      step('lou.reseau', [0, '13:40'], 'take'),
      step('lou.reseau', [1, '10:30'], 'resolve', {
        text: 'Il y en a deux à chaque étage, près des escaliers A et B. Le plan à jour est affiché depuis ce matin.',
        file: { name: 'plan-presidence.png', says: 'Présidence\nExtincteurs\nEscaliers A et B' },
      }),
      step('sacha.etudiant', [1, '12:02'], 'approve_closure', { satisfaction: 5 }),
    ],
  },
  {
    key: 'mdp',
    by: 'sacha.etudiant',
    ago: 4,
    time: '08:12',
    category: 'Perte ou changement de mot de passe',
    urgency: 'high',
    title: 'Mot de passe refusé après les vacances',
    text: 'Mon mot de passe est refusé sur l’ENT et la messagerie depuis lundi.',
    steps: [
      step('maud.accueil', [0, '08:25'], 'take'),
      step('maud.accueil', [0, '08:40'], 'resolve', {
        text: 'Votre mot de passe avait un an : il a expiré. Choisissez-en un autre par « Mot de passe oublié », avec votre adresse personnelle.',
      }),
      step('sacha.etudiant', [0, '09:05'], 'approve_closure', {
        satisfaction: 5,
        text: 'Parfait et rapide !',
      }),
    ],
  },
  {
    key: 'droits',
    by: 'ines.secretaire',
    ago: 20,
    time: '11:30',
    category: 'Droits d’accès aux applications',
    title: 'Accès à l’application des bourses',
    text: 'Je remplace une collègue et j’ai besoin de son accès à l’application des bourses.',
    steps: [
      step('maud.accueil', [0, '14:00'], 'take'),
      step('maud.accueil', [0, '14:10'], 'request_info', {
        text: 'Pouvez-vous joindre l’accord de votre chef d’établissement ?',
      }),
      step('ines.secretaire', [1, '09:45'], 'provide_info', {
        text: 'Le voici.',
        file: { name: 'accord.txt', says: 'Accord pour l’accès aux bourses, du 1er au 30 du mois.' },
      }),
      step('maud.accueil', [1, '10:20'], 'resolve', {
        text: 'L’accès est ouvert pour un mois. Il apparaîtra demain matin dans votre portail.',
      }),
      step('ines.secretaire', [2, '08:55'], 'approve_closure', {}),
    ],
  },
  {
    key: 'ancienne',
    by: 'camille.demandeur',
    ago: 46,
    time: '09:40',
    category: 'Installation/dépannage d’un logiciel',
    title: 'Installer un lecteur de fichiers compressés',
    text: 'Je reçois des archives que mon poste ne sait pas ouvrir.',
    steps: [
      step('gael.poste', [0, '10:20'], 'take'),
      step('gael.poste', [1, '09:00'], 'resolve', {
        text: 'Le logiciel est installé à distance : double-cliquez sur l’archive pour l’ouvrir.',
      }),
      step('clock', [25, '06:00'], 'announce_auto_close'),
      step('clock', [35, '06:00'], 'auto_close'),
    ],
  },
  {
    key: 'annoncee',
    by: 'ines.secretaire',
    ago: 29,
    time: '14:35',
    category: 'Installation/Dépannage d’un poste de travail',
    title: 'Poste de l’accueil très lent',
    text: 'Il faut dix minutes pour ouvrir une session le matin.',
    steps: [
      step('gael.poste', [0, '15:00'], 'take'),
      step('gael.poste', [2, '16:30'], 'resolve', {
        text: 'Le disque était plein à 99 %. J’ai fait de la place et désactivé deux programmes au démarrage.',
      }),
      step('clock', [27, '06:00'], 'announce_auto_close'),
    ],
  },
  {
    key: 'doublon-wifi',
    by: 'sacha.etudiant',
    ago: 1,
    time: '14:20',
    category: 'Infrastructures, réseaux et sécurité',
    title: 'Wifi amphi B toujours en panne',
    text: 'Je n’ai pas retrouvé ma première demande : le wifi de l’amphi B ne marche toujours pas.',
    steps: [
      step('lou.reseau', [0, '14:32'], 'take'),
      step('lou.reseau', [0, '14:34'], 'close_as_duplicate', { duplicateOf: 'wifi-amphi' }),
    ],
  },
  {
    key: 'refusee',
    by: 'sacha.etudiant',
    ago: 11,
    time: '20:45',
    category: 'Matériel (demandes, périphériques)',
    urgency: 'low',
    title: 'Console de jeux pour le foyer',
    text: 'Serait-il possible d’avoir une console de jeux au foyer des étudiants ?',
    steps: [
      step('gael.poste', [1, '09:05'], 'refuse', {
        text: 'Le service équipe les salles de travail seulement. La vie étudiante a un budget pour le foyer : c’est à elle qu’il faut l’adresser.',
      }),
    ],
  },
  {
    key: 'annulee',
    by: 'camille.demandeur',
    ago: 13,
    time: '16:50',
    category: 'Imprimantes/Photocopieurs',
    title: 'Imprimante hors ligne',
    text: 'L’imprimante du bureau 12 est « hors ligne » depuis ce midi.',
    steps: [step('camille.demandeur', [0, '17:05'], 'cancel')],
  },
  {
    key: 'annulee-prise',
    by: 'paul.professeur',
    ago: 16,
    time: '08:20',
    category: 'Portails (ENT, intranet...)',
    title: 'Tuile « Notes » disparue de l’ENT',
    text: 'La tuile Notes n’est plus sur ma page d’accueil de l’ENT.',
    steps: [step('yael.courriel', [0, '09:00'], 'take'), step('paul.professeur', [0, '09:25'], 'cancel')],
  },
  {
    key: 'mal-classee',
    by: 'paul.professeur',
    ago: 8,
    time: '10:05',
    category: 'Sites web',
    title: 'Relevés de notes : page blanche',
    text: 'La page d’impression des relevés de notes reste blanche depuis hier.',
    steps: [
      step('yael.courriel', [0, '10:40'], 'take'),
      step('yael.courriel', [0, '10:50'], 'transfer', {
        team: TEAMS.applications,
        audience: 'public',
        text: 'Ce n’est pas un site mais une application : je transmets à la bonne équipe.',
      }),
      step('alex.agent', [0, '13:30'], 'take'),
      step('alex.agent', [1, '09:50'], 'resolve', {
        text: 'Un bloqueur de fenêtres empêchait l’impression. Autorisez les fenêtres pour ce site (icône à droite de l’adresse), puis recommencez.',
      }),
      step('paul.professeur', [2, '08:15'], 'comment', {
        audience: 'public',
        text: 'Cela marche sur mon poste. Pouvez-vous le faire pour la salle des professeurs ?',
      }),
    ],
  },
  {
    key: 'rouverte',
    by: 'dominique.chef',
    ago: 17,
    time: '13:50',
    category: 'Gestion technique des bâtiments',
    onBehalf: 'establishment',
    title: 'Badge refusé à la porte nord',
    text: 'Trois badges neufs sont refusés à la porte nord, acceptés à la porte sud.',
    steps: [
      step('lou.reseau', [0, '14:30'], 'take'),
      step('lou.reseau', [1, '11:00'], 'resolve', {
        text: 'La porte nord n’avait pas reçu la dernière liste. Elle est à jour.',
      }),
      step('dominique.chef', [1, '15:40'], 'approve_closure', { satisfaction: 3 }),
      step('dominique.chef', [9, '08:10'], 'reopen', {
        text: 'Le problème revient depuis ce matin pour un des trois badges.',
      }),
      step('lou.reseau', [9, '10:25'], 'comment', {
        audience: 'public',
        text: 'Je passe demain avec le fournisseur de la serrure.',
      }),
    ],
  },
  {
    key: 'reprise',
    by: 'ines.secretaire',
    ago: 6,
    time: '09:33',
    category: 'Échanges de données',
    title: 'Import des élèves interrompu',
    text: 'L’import s’arrête à la ligne 214, sans message.',
    file: { name: 'import.txt', says: 'ligne 213 ; importée\nligne 214 ; …' },
    steps: [
      step('anouk.donnees', [0, '10:00'], 'take'),
      step('anouk.donnees', [1, '14:20'], 'resolve', {
        text: 'La ligne 214 avait une date au 31 février. Elle est corrigée, l’import est allé au bout.',
      }),
      step('anouk.donnees', [1, '16:05'], 'resume_work', {
        text: 'Je reprends : deux élèves sont en double, je les réunis avant de vous rendre la main.',
      }),
    ],
  },
  {
    key: 'tableau',
    by: 'dominique.chef',
    ago: 7,
    time: '14:40',
    category: 'Tableaux de bord et décisionnel',
    title: 'Taux d’absence faux dans le tableau de bord',
    text: 'Le taux d’absence affiché pour octobre est de 103 %.',
    steps: [
      step('anouk.donnees', [0, '15:20'], 'take'),
      step('anouk.donnees', [5, '10:10'], 'resolve', {
        text: 'Les demi-journées étaient comptées deux fois. Le calcul est corrigé, octobre est à 5,2 %.',
      }),
    ],
  },
  {
    key: 'rgpd',
    by: 'ines.secretaire',
    ago: 22,
    time: '10:50',
    category: 'CNIL - Informatique & libertés',
    title: 'Durée de conservation des dossiers d’inscription',
    text: 'Combien de temps devons-nous garder les dossiers d’inscription refusés ?',
    steps: [
      step('robin.responsable', [0, '11:30'], 'take'),
      step('robin.responsable', [2, '09:30'], 'resolve', {
        text: 'Deux ans à partir de la décision, puis destruction. La fiche du registre est à jour et vous donne la démarche.',
      }),
      step('ines.secretaire', [3, '10:00'], 'approve_closure', {
        satisfaction: 5,
        text: 'Réponse très claire, merci.',
      }),
    ],
  },
  {
    key: 'enquete',
    by: 'paul.professeur',
    ago: 24,
    time: '17:10',
    category: 'Enquêtes (demandes et suivi)',
    title: 'Lien de l’enquête sur les usages',
    text: 'Le lien reçu par mail ouvre une page « Enquête fermée ».',
    steps: [
      step('anouk.donnees', [1, '08:45'], 'take'),
      step('anouk.donnees', [1, '09:00'], 'resolve', {
        text: 'L’enquête est prolongée jusqu’à vendredi : le même lien fonctionne de nouveau.',
      }),
      step('paul.professeur', [1, '12:40'], 'approve_closure', {}),
    ],
  },
  {
    key: 'opendata',
    by: 'dominique.chef',
    ago: 21,
    time: '11:05',
    category: 'Libération de données (opendata)',
    title: 'Publier les menus de la restauration',
    text: 'Nous voudrions publier les menus de l’année en données ouvertes.',
    steps: [
      step('anouk.donnees', [1, '10:00'], 'refuse', {
        text: 'Les menus appartiennent au prestataire jusqu’à la fin du marché. Nous reviendrons vers vous au renouvellement, en mars.',
      }),
    ],
  },
  {
    key: 'agatte-mobile',
    by: 'camille.demandeur',
    ago: 3,
    time: '12:20',
    category: 'Applications de gestion',
    product: 'Agatte, congés et absences',
    title: 'Agatte illisible sur smartphone',
    text: 'Les boutons du bas sont cachés sur mon téléphone, impossible de valider.',
    steps: [
      step('noa.agent', [0, '13:45'], 'take'),
      step('noa.agent', [1, '16:10'], 'resolve', {
        text: 'Une nouvelle version est en ligne. Fermez l’onglet, rouvrez Agatte : les boutons suivent l’écran.',
      }),
    ],
  },
  {
    key: 'bulletins',
    by: 'camille.demandeur',
    ago: 19,
    time: '15:55',
    category: 'Services personnalisés pour les agents (carrière, frais...)',
    title: 'Trois dernières fiches de paie',
    text: 'J’ai besoin de mes trois dernières fiches de paie pour un emprunt.',
    steps: [
      step('alex.agent', [0, '16:30'], 'take'),
      step('alex.agent', [0, '16:45'], 'resolve', {
        text: 'Elles sont dans votre espace, rubrique Rémunération. Vous pouvez les télécharger toutes les trois.',
      }),
      step('camille.demandeur', [1, '08:30'], 'approve_closure', { satisfaction: 5 }),
    ],
  },
]
