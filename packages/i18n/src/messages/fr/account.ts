export default {
  'account.preferences': 'Préférences',
} as const
