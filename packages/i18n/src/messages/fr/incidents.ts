export default {
  'incidents.title': 'Incident connu',
  'incidents.list': 'Incidents en cours',
  'incidents.since': 'Annoncé {date}.',
  'incidents.join': 'Moi aussi',
  'incidents.join.what': 'Cet incident me concerne aussi\xa0: {title}',
  'incidents.join.say':
    'Une demande est déposée pour vous d’un seul clic\xa0: vous serez prévenu de la suite.',
  'incidents.joined': 'Vous êtes joint à cet incident\xa0:',
  'incidents.joined.now': 'C’est noté. Ajoutez vos précisions si vous en avez.',
  'requests.merged.title': 'La suite est dans {reference}.',
  'requests.merged.say': 'Les deux ont été réunies\xa0: ce que vous avez écrit ici s’y lit aussi.',
  'requests.merged.entry': 'écrit dans {reference}',
} as const
