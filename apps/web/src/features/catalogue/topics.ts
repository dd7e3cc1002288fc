import type { Category } from '@guichet/contracts/catalogue'
import type { Option } from '../../ui/select-field.tsx'
import { holds, holdsNearly, wordsOf } from './words.ts'

/** A category one may choose, with what leads to it. */
export type Topic = { category: Category; above: readonly Category[] }

/** Every category that takes requests, in the catalogue's order. */
export function topicsOf(categories: readonly Category[], above: readonly Category[] = []): Topic[] {
  return categories.flatMap((category) => [
    ...(category.acceptsTickets ? [{ category, above }] : []),
    ...topicsOf(category.children, [...above, category]),
  ])
}

export function topicById(categories: readonly Category[], id: string): Topic | undefined {
  return topicsOf(categories).find((topic) => topic.category.id === id)
}

/** The branch under a category, with what is above it. */
export function branchById(
  categories: readonly Category[],
  id: string,
  above: readonly Category[] = [],
): Topic | undefined {
  for (const category of categories) {
    if (category.id === id) return { category, above }
    const found = branchById(category.children, id, [...above, category])
    if (found) return found
  }
  return undefined
}

/** The category that a link of another site names, by its id or by its words. */
export function namedCategory(categories: readonly Category[], named: string): Category | undefined {
  const words = wordsOf(named).join(' ')
  const find = (among: readonly Category[]): Category | undefined => {
    for (const category of among) {
      if (category.id === named || wordsOf(category.label).join(' ') === words) return category
      const found = find(category.children)
      if (found) return found
    }
    return undefined
  }
  return find(categories)
}

/** Where somebody files who does not know the subject: the catalogue marks it with a compass. */
export function orientation(categories: readonly Category[]): Category | undefined {
  return categories.find(({ icon, acceptsTickets }) => icon === 'compass' && acceptsTickets)
}

/** The first topics one offers: those that the desk took the trouble to describe. */
export function frequentTopics(categories: readonly Category[], count: number): Topic[] {
  const guide = orientation(categories)
  const topics = topicsOf(categories).filter(({ category }) => category !== guide)
  const described = topics.filter(({ category }) => category.description !== null)
  return [...described, ...topics.filter((topic) => !described.includes(topic))].slice(0, count)
}

/**
 * Topics for what was typed, best first: by name, by hidden keyword, by description, by what is above them.
 * When no topic holds every word, those that hold the most of them: a sentence finds its topic too.
 * Where nothing at all is found, one typing mistake a word is forgiven.
 */
export function findTopics(categories: readonly Category[], text: string): Topic[] {
  const words = tellingWords(text)
  if (words.length === 0) return []
  const topics = topicsOf(categories)
  const exact = scoredBy(topics, words, holds)
  const scored = exact.some(({ scores }) => found(scores) > 0) ? exact : scoredBy(topics, words, holdsNearly)
  const most = Math.max(0, ...scored.map(({ scores }) => found(scores)))
  if (most === 0) return []
  return scored
    .filter(({ scores }) => found(scores) === most)
    .toSorted((a, b) => sum(b.scores) - sum(a.scores))
    .map(({ topic }) => topic)
}

/** The catalogue cut down to what was typed; what is under a matching category is kept whole. */
export function filterCatalogue(categories: readonly Category[], text: string): Category[] {
  const words = tellingWords(text)
  if (words.length === 0) return [...categories]
  const exact = cutDown(categories, words, holds)
  return exact.length > 0 ? exact : cutDown(categories, words, holdsNearly)
}

function cutDown(categories: readonly Category[], words: readonly string[], finds: Finds): Category[] {
  return categories.flatMap((category) => {
    if (words.every((word) => ownScore(category, word, finds) > 0)) return [category]
    const children = cutDown(category.children, words, finds)
    return children.length > 0 ? [{ ...category, children }] : []
  })
}

/** The words that tell something: « de », « la », « mon » do not, unless nothing else was typed. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text)
  const telling = words.filter((word) => !empty.has(word))
  return telling.length > 0 ? telling : words
}

const empty = new Set(
  'a au aux ai ce ca de des du d en est et il j je l la le les m ma mes mon n ne on ou pa pas plus que qui s sa se son sur t un une the my is it to of i do not'.split(
    ' ',
  ),
)

/** Whether a text holds a word. */
type Finds = (text: string, word: string) => boolean

const scoredBy = (topics: readonly Topic[], words: readonly string[], finds: Finds) =>
  topics.map((topic) => ({ topic, scores: words.map((word) => score(topic, word, finds)) }))

const found = (scores: readonly number[]): number => scores.filter((each) => each > 0).length

function score({ category, above }: Topic, word: string, finds: Finds): number {
  const own = ownScore(category, word, finds)
  if (own > 0) return own
  return above.some((each) => ownScore(each, word, finds) > 0) ? 1 : 0
}

function ownScore({ label, keywords, description }: Category, word: string, finds: Finds): number {
  if (finds(label, word)) return 4
  if (keywords.some((keyword) => finds(keyword, word))) return 3
  return description !== null && finds(description, word) ? 2 : 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** « Scolarité › Inscriptions » */
export const pathSaid = (above: readonly Category[]): string => above.map(({ label }) => label).join(' › ')

/** A topic by its whole name: what is above it is found by typing too. */
export const wholeTopic = ({ category, above }: Topic, lang: string | undefined): Option => ({
  value: category.id,
  label: [...above, category].map(({ label }) => label).join(' › '),
  lang,
})

/** Topics to choose among, each under what is above it; `lang` when the page speaks another language. */
export const topicOptions = (topics: readonly Topic[], lang: string | undefined): Option[] =>
  topics.map(({ category, above }) => ({
    value: category.id,
    label: category.label,
    lang,
    ...(above.length > 0 && { group: pathSaid(above) }),
  }))

/** The icon of a category, or of the nearest one above that has one. */
export const iconOf = ({ category, above }: Topic): string | null =>
  category.icon ?? above.findLast(({ icon }) => icon !== null)?.icon ?? null
