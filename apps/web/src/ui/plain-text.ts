/** Accents and case are forgiven: « reinscription » finds « Réinscription ». */
export const plainText = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
