/** Case and accents forgiven, as are hyphens and underscores for spaces, and typographic apostrophes. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()

/** The same, gender and number forgiven too: « Résolues » is « résolu ». */
export const rootOf = (text: string): string => plain(text).replaceAll(/e*s?(?= |$)/gu, '')
