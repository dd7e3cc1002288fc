/** Words as the filter compares them: no accent, no capital, no plural. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular)
}

/** Whether a word typed so far is in a text: at the head of a word, or anywhere once it is three letters long. */
export function holds(text: string, word: string): boolean {
  return wordsOf(text).some((each) => (word.length < 3 ? each.startsWith(word) : each.includes(word)))
}

const longEnough = 4

/** Whether a word is in a text but for one letter too many, missing, wrong or swapped with the next; from four letters on. */
export function holdsNearly(text: string, word: string): boolean {
  return wordsOf(text).some((each) => {
    if (word.length < longEnough || Math.abs(each.length - word.length) > 1) return false
    let same = 0
    while (same < word.length && each[same] === word[same]) same += 1
    const [left, right] = [each.slice(same), word.slice(same)]
    return (
      left.slice(1) === right.slice(1) ||
      left.slice(1) === right ||
      left === right.slice(1) ||
      (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
    )
  })
}

export type Piece = { text: string; isMatch: boolean }

/** Cuts a text so that what matches the words typed can be marked, accents and capitals kept. */
export function markedPieces(text: string, words: readonly string[]): Piece[] {
  const characters = Array.from(text)
  const folded = characters.map(fold)
  const marks = characters.map(() => false)
  for (const word of words) markWord(folded, word, marks)
  const pieces: Piece[] = []
  characters.forEach((character, index) => {
    const isMatch = marks[index] ?? false
    const last = pieces.at(-1)
    if (last?.isMatch === isMatch) last.text += character
    else pieces.push({ text: character, isMatch })
  })
  return pieces
}

function markWord(folded: readonly string[], word: string, marks: boolean[]): void {
  folded.forEach((_, start) => {
    const isHead = start === 0 || !/[\p{L}\p{N}]/u.test(folded[start - 1] ?? '')
    if (!isHead && word.length < 3) return
    let said = ''
    let end = start
    while (end < folded.length && said.length < word.length) said += folded[end++]
    if (said === word) marks.fill(true, start, end)
  })
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

// « tableaux » and « mots » are found by « tableau » and « mot »; « gfc », « ens » and « bus » are left alone.
function singular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word
}
