export default {
  'archive.name': 'mes-donnees',
  'archive.readme': 'LISEZ-MOI.txt',
  'archive.made': 'Ce que l’assistance garde de {name}, au {day}.',
  'archive.rights':
    'Les fichiers .json se lisent dans un éditeur de texte ou par un programme ; leurs dates sont en temps universel. Voici ce que dit chacun, et combien de temps c’est gardé.',
  'archive.profile':
    'profile.json : votre identité telle que votre établissement la transmet à chaque connexion, vos établissements, vos équipes et vos préférences. Gardé tant que votre compte existe.',
  'archive.access':
    'access.json : vos connexions et vos jetons d’accès, sans leurs secrets. Une connexion est oubliée après {minutes, number} minutes sans activité, et au plus {hours, number} heures après son ouverture. Un jeton reste dans la liste après sa fin.',
  'archive.requests':
    'tickets : un fichier pour chaque demande que vous avez déposée ou que vous suivez comme contact, avec les échanges et les avis de clôture que vous pouvez lire, y compris celles que vous avez retirées de vos listes. Une demande fermée est effacée, avec ses échanges et ses fichiers, à la date « keptUntil » de son fichier ; sans date, elle est gardée.',
  'archive.files':
    'files et files.json : les fichiers que vous avez envoyés, avec leur empreinte SHA-256. Ils sont gardés autant que leur demande, ou leur brouillon ; un fichier sans emploi est effacé après {hours, number} heures. « path » est vide pour un fichier retenu par l’antivirus ou perdu. uploads.json : ceux dont l’envoi n’est pas fini.',
  'archive.drafts':
    'drafts.json : vos brouillons, gardés {days, number} jours après leur dernière modification.',
  'archive.kept':
    'notifications.json, bookmarks.json et history.json : ce qui vous a été écrit, vos signets et vos dernières lectures, gardés autant que la demande dont il s’agit.',
  'archive.answers':
    'answers.json : les réponses que vous avez lues et votre avis sur chacune. Gardé tant que votre compte existe.',
  'archive.without':
    'N’y figurent pas : les notes internes des équipes, ce que vous avez écrit comme agent sur les demandes des autres, les empreintes des secrets, et les traces techniques qui évitent les doublons, effacées après {days, number} jours.',
} as const
