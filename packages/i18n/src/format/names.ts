/** Two letters for a round portrait: « Camille Demandeur » is CD, « Noa » is N; words in small letters are skipped. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '')
  const proper = words.filter((word) => !/^\p{Ll}/u.test(word))
  const chosen = proper.length > 0 ? proper : words
  const first = chosen.at(0) ?? ''
  const last = chosen.length > 1 ? (chosen.at(-1) ?? '') : ''
  return (initial(first) + initial(last)).toLocaleUpperCase('fr')
}

function initial(word: string): string {
  return /^./su.exec(word)?.[0] ?? ''
}

/** An establishment as its people know it: « 0149001A pu RECTORAT ACADEMIE DE VALMER VALMER 1 ». */
export const establishmentName = (known: { code: string; kind: string; name: string }): string =>
  `${known.code} ${known.kind} ${known.name}`
