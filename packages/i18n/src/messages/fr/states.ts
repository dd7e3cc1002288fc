export default {
  'states.dispatched': 'Affectée',
  'states.dispatched.again': 'Réaffectée',
  'states.assigned': 'Assignée',
  'states.pending_requester': 'À compléter',
  'states.on_hold': 'En attente',
  'states.resolved': 'Résolue',
  'states.closed': 'Fermée',
  'states.closed.accepted': 'Fermée',
  'states.closed.auto': 'Fermée',
  'states.cancelled': 'Annulée',
  'states.refused': 'Rejetée',
  'states.yourTurn': 'action attendue de votre part',
  'states.yourTurn.resolved': 'dites si elle convient',
  'states.bucket.open': 'Mes demandes en cours',
  'states.bucket.resolved': 'Mes demandes résolues',
  'states.bucket.closed': 'Demandes fermées',
  'states.question': 'Le problème est-il résolu ?',
  'states.accept': 'Clôre cette demande',
  'states.contest': 'Rouvrir cette demande',
  'states.close': 'Clôre cette demande',
  'states.remove.cancel': 'Annuler la demande',
  'states.remove.delete': 'Supprimer la demande',
  'states.reply': 'Mettre à jour la demande',
  'states.journal': 'Journal Demandeur',
  'states.filed': 'Demande Utilisateur - {reference} créé(e).',
  'states.goal.hours':
    '{count, plural, one {L’équipe vise une solution dans l’heure ouvrée.} other {L’équipe vise une solution en # heures ouvrées.}}',
  'states.goal.days':
    '{count, plural, one {L’équipe vise une solution en un jour ouvré.} other {L’équipe vise une solution en # jours ouvrés.}}',
  'states.usual.hour': 'En général, ces demandes sont résolues en moins d’une heure.',
  'states.usual.hours':
    'En général, ces demandes sont résolues en {count, plural, =1 {une heure} =2 {deux heures} =3 {trois heures} =4 {quatre heures} =5 {cinq heures} =6 {six heures} other {# heures}}.',
  'states.usual.days':
    'En général, ces demandes sont résolues en {count, plural, =1 {un jour} =2 {deux jours} =3 {trois jours} =4 {quatre jours} =5 {cinq jours} =6 {six jours} other {# jours}}.',
  'states.usual.weeks':
    'En général, ces demandes sont résolues en {count, plural, =2 {deux semaines} =3 {trois semaines} =4 {quatre semaines} =5 {cinq semaines} =6 {six semaines} other {# semaines}}.',
} as const
