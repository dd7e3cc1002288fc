/** How the addresses of the web's pages begin: the API answers these with the page, any other as not found. */
export const PAGES = [
  'deposer',
  'brouillons',
  'demandes',
  'reponses',
  'statistiques',
  'compte',
  'notifications',
  'bureau',
  'connexion',
  'aide',
  'accessibilite',
  'donnees-personnelles',
  'conditions',
  'plan',
] as const
