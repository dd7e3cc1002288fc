export default {
  'statistics.title': 'Statistiques',
  'statistics.say': 'Vos demandes, et celles de toute l’assistance jusqu’au {day} compris.',
  'statistics.say.none':
    'Vos demandes. Les chiffres de toute l’assistance viendront avec sa première journée complète.',
  'statistics.own':
    '{filed, plural, =0 {Vous n’avez rien déposé en {months, number} mois} one {Vous avez déposé une demande en {months, number} mois} other {Vous avez déposé # demandes en {months, number} mois}}',
  'statistics.own.now': 'Où en sont vos demandes',
  'statistics.own.open': 'En cours',
  'statistics.own.resolved': 'Résolues',
  'statistics.own.closed': 'Fermées',
  'statistics.desk':
    '{filed, plural, =0 {L’assistance n’a encore rien reçu} one {L’assistance a reçu une demande en {months, number} mois} other {L’assistance a reçu # demandes en {months, number} mois}}',
  'statistics.months': 'Par mois',
  'statistics.month': 'Mois',
  'statistics.filed': 'Déposées',
  'statistics.ended': 'Terminées',
  'statistics.chart':
    'Diagramme en barres, mois par mois : {filed, number} déposées au plus en un mois, {ended, number} terminées au plus. Le tableau donne chaque chiffre.',
  'statistics.chart.recent': 'Les six derniers mois.',
  'statistics.table': 'Voir le tableau',
  'statistics.table.of': 'de « {title} »',
  'statistics.services': 'Délai habituel, service par service',
  'statistics.services.aside': '{days, number} derniers jours',
  'statistics.service': 'Service',
  'statistics.usual': 'Délai habituel',
  'statistics.usual.few': 'trop peu de cas pour le dire',
  'statistics.usual.say':
    'Une sur deux est résolue dans ce délai. Rien n’est dit sous {least, number} demandes résolues.',
} as const
