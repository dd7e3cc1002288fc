export default {
  'journal.you': 'Vous',
  'journal.taken': '{name} a pris le ticket en charge',
} as const
