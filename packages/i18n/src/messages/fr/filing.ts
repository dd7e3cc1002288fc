export default {
  'filing.step.topic': 'choisir le sujet',
  'filing.step.topic.next': 'décrire votre demande',
  'filing.topics': 'Sujets',
  'filing.topics.all': 'Tous les sujets',
  'filing.topic.title': 'Sur quoi porte votre demande ?',
  'filing.topic.say':
    'Le sujet décide de l’équipe qui vous répond. En cas d’erreur, elle transmettra : vous n’aurez rien à refaire.',
  'filing.topic.itself': '{topic}, autre',
  'filing.filter': 'Filtrer les sujets',
  'filing.filter.example': 'mdp, wifi, imprimante…',
  'filing.filter.clear': 'Effacer le filtre',
  'filing.found':
    '{count, plural, =0 {Aucun résultat pour « {text} »} one {# sujet pour « {text} »} other {# sujets pour « {text} »}}',
  'filing.last': 'Mes derniers sujets :',
  'filing.display.board': 'Afficher en tableau',
  'filing.display.tree': 'Afficher en arborescence',
  'filing.team': 'Équipe {team}',
  'filing.unsure': 'Vous hésitez ?',
  'filing.unsure.none': 'Aucun ne convient ?',
} as const
