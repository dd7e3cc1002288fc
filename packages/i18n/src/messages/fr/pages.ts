export default {
  'pages.updated': 'Dernière modification : {date}.',
  'pages.help.title': 'Aide',
  'pages.help.say': 'Les questions les plus fréquentes sur cette application.',
  'pages.help.guide': 'Guide, version {version}. Chaque nouvelle version de l’application le met à jour.',
  'pages.help.what': 'Que puis-je demander ?',
  'pages.help.what.say':
    'Tout ce qui se présente à vous, technique ou administratif : une question sur votre poste de travail ou un service numérique, un accès à vos cours en ligne, un renseignement sur votre carrière, vos trois dernières fiches de paie pour un emprunt, un colis à expédier entre deux sites.',
  'pages.help.must': 'Dois-je passer par cette application ?',
  'pages.help.must.say':
    'Oui. Toutes les demandes d’intervention y sont centralisées : plusieurs personnes connaissent la vôtre, elle ne dépend d’aucune boîte aux lettres, et tout ce qui a été dit reste au même endroit.{phone, select, other {}}',
  'pages.help.q1': 'Comment déposer une demande ?',
  'pages.help.a1':
    'Choisissez un sujet, puis décrivez votre problème. Si vous hésitez sur le sujet, choisissez « Je ne sais pas, m’orienter » : l’équipe d’accueil choisira pour vous.',
  'pages.help.q2': 'Je me suis trompé de sujet. Que va-t-il se passer ?',
  'pages.help.a2':
    'L’équipe qui reçoit votre demande la transmet à la bonne équipe et vous en informe. Vous n’avez rien à refaire.',
  'pages.help.q3': 'Comment savoir où en est ma demande ?',
  'pages.help.a3':
    'La page « Mes demandes » dit l’état de chacune et qui doit agir. Un mail vous prévient à chaque étape.',
  'pages.help.q4': 'Puis-je compléter une demande déjà déposée ?',
  'pages.help.a4':
    'Oui, tant qu’elle n’est pas fermée : ouvrez-la et écrivez dans son journal. Vous pouvez aussi y joindre des fichiers.',
  'pages.help.q5': 'La solution proposée ne convient pas. Que faire ?',
  'pages.help.a5':
    'Ouvrez la demande et dites ce qui ne va pas : elle repart chez la même personne, avec la même référence.',
  'pages.help.q6': 'J’ai été interrompu. Mon texte est-il perdu ?',
  'pages.help.a6':
    'Non. Ce que vous écrivez est enregistré comme brouillon et vous est proposé à votre retour, pendant trente jours.',
  'pages.questions.title': 'Questions les plus fréquentes',
  'pages.questions.say': 'Sur l’assistance de {institution} elle-même.',
  'pages.questions.link': 'Questions sur l’assistance elle-même',
  'pages.questions.q1': 'Suis-je obligé de passer par l’assistance pour être dépanné ?',
  'pages.questions.a1':
    'Oui. Une demande déposée ici est vue de toute l’équipe, suivie jusqu’au bout et gardée. Un appel ou un mail à une personne se perd quand elle est absente.',
  'pages.questions.q2': 'Je ne peux plus me servir de mon poste. Comment faire ?',
  'pages.questions.a2':
    'Appelez le {phone} : un agent dépose la demande pour vous. Vous pouvez aussi la déposer d’un autre poste ou d’un téléphone.',
  'pages.questions.q3': 'Qui lit ma demande ?',
  'pages.questions.a3':
    'Vous,{contacts, select, yes { les personnes que vous ajoutez,} other {}} l’équipe qui la traite et les agents qu’elle invite.{heads, select, yes { Au titre d’un établissement, son chef aussi.} other {}}',
  'pages.questions.q4': 'Pourquoi me demande-t-on d’approuver la clôture ?',
  'pages.questions.a4':
    'Vous seul savez si la solution convient.{autoClose, select, yes { Sans réponse de votre part, l’application vous prévient, puis clôture la demande.} other { Sans réponse de votre part, la demande reste résolue.}}',
  'pages.questions.q5': 'Où chercher avant de déposer ?',
  'pages.questions.a5':
    'Dans la FAQ : modes d’emploi, calendriers d’ouverture et solutions aux erreurs connues. Les réponses proposées pendant que vous écrivez viennent de là.',
  'pages.map.title': 'Plan du site',
  'pages.map.say': 'Toutes les pages que vous pouvez ouvrir.',
  'pages.map.portal': 'Demandes et réponses',
  'pages.map.drafts': 'Mes brouillons',
  'pages.map.queues': 'Files de tickets',
  'pages.map.forSomebody': 'Ticket pour quelqu’un',
  'pages.map.written': 'Réponses de la FAQ',
  'pages.map.about': 'À propos de ce site',
  'pages.accessibility.title': 'Accessibilité',
  'pages.accessibility.q1': 'État de conformité',
  'pages.accessibility.a1':
    'Cette application respecte {percent} % des critères du référentiel général d’amélioration de l’accessibilité (RGAA 4.1) qui s’appliquent à elle, d’après l’évaluation de ses auteurs. Ce n’est pas un audit : ce que personne n’a essayé y compte comme non respecté.',
  'pages.accessibility.q5': 'Ce qui n’est pas encore conforme',
  'pages.accessibility.a5': 'Critères non respectés ou non essayés : {criteria}. {gaps}',
  'pages.accessibility.gap.untried':
    'Les autres critères cités n’ont pas encore été essayés un à un sur chaque page.',
  'pages.accessibility.q2': 'Ce qui est vérifié',
  'pages.accessibility.a2':
    'Chaque page est vérifiée dans un navigateur, en thème clair et sombre, au clavier, agrandie, espacée et dans les couleurs du système, par un outil automatique (axe, règles WCAG 2.2, niveaux A et AA) et par des tests critère par critère. Une demande a été déposée puis suivie avec le lecteur d’écran Orca ; NVDA, JAWS et VoiceOver n’ont pas été employés, et aucun outil de validation PDF/UA n’a examiné le PDF d’une demande. Ces vérifications ne remplacent pas un audit.',
  'pages.accessibility.q3': 'Signaler une difficulté',
  'pages.accessibility.a3':
    'Appelez le {phone} ou déposez une demande : nous vous donnerons l’information autrement et corrigerons la page.',
  'pages.accessibility.q4': 'Voies de recours',
  'pages.accessibility.a4':
    'Sans réponse satisfaisante de notre part, vous pouvez saisir le Défenseur des droits : defenseurdesdroits.fr.',
  'pages.privacy.title': 'Données personnelles',
  'pages.privacy.say': 'Ce que cette application sait de vous, pourquoi et pendant combien de temps.',
  'pages.privacy.q1': 'Ce qui est enregistré',
  'pages.privacy.a1':
    'Votre identité et votre adresse, transmises par {institution} à la connexion, vos demandes, vos échanges, vos fichiers et la trace de ce qui a été fait sur chaque demande.',
  'pages.privacy.q2': 'Qui peut lire une demande',
  'pages.privacy.a2':
    'Vous, les personnes que vous mettez en contact, l’équipe qui la traite et les agents qu’elle invite. Le chef d’établissement lit les demandes déposées au titre de son établissement, jamais les demandes personnelles.',
  'pages.privacy.q3': 'Durée de conservation',
  'pages.privacy.a3':
    'Un brouillon est gardé trente jours. Une demande fermée est gardée {kept, select, no {le temps fixé par {institution}} other {{kept}}}, puis effacée avec ses échanges et ses fichiers.',
  'pages.privacy.q4': 'Dans votre navigateur',
  'pages.privacy.a4':
    'Un seul témoin (cookie) de session, nécessaire au fonctionnement, et vos brouillons jusqu’à la déconnexion. Aucune mesure d’audience, aucun service extérieur.',
  'pages.privacy.q5': 'Exercer vos droits',
  'pages.privacy.a5':
    'Tout ce qui est gardé de vous se télécharge depuis la page Mon compte. Pour corriger ou effacer vos données, appelez le {phone} ou écrivez au délégué à la protection des données de {institution}.',
  'pages.terms.title': 'Conditions d’utilisation',
  'pages.terms.say': 'Les règles d’usage de l’assistance de {institution}.',
  'pages.terms.q1': 'À qui s’adresse cette application',
  'pages.terms.a1':
    'Aux personnes qui ont un compte de {institution}. La connexion passe par cet établissement : votre mot de passe n’est jamais connu de l’application.',
  'pages.terms.q2': 'Ce que vous écrivez',
  'pages.terms.a2':
    'N’écrivez jamais un mot de passe dans une demande. Ne donnez sur d’autres personnes que les informations utiles à l’intervention.',
  'pages.terms.q3': 'Fichiers joints',
  'pages.terms.a3': 'Les programmes sont refusés. Chaque fichier est limité à {size}.',
  'pages.terms.q4': 'Délais',
  'pages.terms.a4':
    'Une demande est traitée aux heures de service. Pour une panne qui bloque votre activité, appelez le {phone}.',
} as const
