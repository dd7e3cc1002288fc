export default {
  'desk.view.unassigned': 'À prendre',
  'desk.view.mine': 'Mes tickets',
  'desk.view.team': 'Mon équipe',
  'desk.view.late': 'En retard',
  'desk.search': 'Chercher un ticket, une personne, une réponse',
} as const
