import { z } from 'zod'
import { product } from './catalogue.ts'
import { endpoint } from './endpoint.ts'
import { knownIncident } from './incidents.ts'
import { LIMITS } from './limits.ts'
import { language } from './me.ts'
import { cursorQuery, freeText, id, idParam, instant, named, page } from './primitives.ts'

/** How to use something; dates of opening and closing; a way round a known error. */
export const answerKind = z.enum(['usage', 'calendar', 'workaround'])
export type AnswerKind = z.infer<typeof answerKind>

const summaryShape = {
  id,
  kind: answerKind,
  /** Of this version: the reader's when there is one. */
  language,
  title: z.string(),
  /** One line of what it says. */
  summary: z.string(),
  /** The last change of its text. */
  updatedAt: instant,
}

export const answerSummary = z.strictObject({
  ...summaryShape,
  /** What it is about, of what the caller may file in. */
  categories: z.array(named),
  products: z.array(product),
})
export type AnswerSummary = z.infer<typeof answerSummary>

export const answer = answerSummary.extend({
  /** Sanitised: the elements of `RICH_TEXT` alone. Pictures are addresses of this API. */
  html: z.string(),
  /** When it holds: until then, and not then. */
  holdsFrom: instant,
  holdsUntil: instant.nullable(),
  /** Whether the caller said that it helped; null: they said nothing. */
  helpful: z.boolean().nullable(),
})
export type Answer = z.infer<typeof answer>

const answers = { tag: 'answers', access: 'signed-in' } as const
const byId = z.strictObject({ id: idParam })

export const answerQuery = z.strictObject({
  ...cursorQuery,
  q: freeText(LIMITS.search).optional(),
  /** With everything under it. */
  category: id.optional(),
  product: id.optional(),
})
export type AnswerQuery = z.infer<typeof answerQuery>

export const listAnswers = endpoint({
  ...answers,
  name: 'listAnswers',
  method: 'GET',
  path: '/answers',
  scope: 'tickets:read',
  status: 200,
  summary: 'Published answers the caller may read: the most read first; with `q`, matches of the title first',
  query: answerQuery,
  reply: page(answerSummary),
})

export const getAnswer = endpoint({
  ...answers,
  name: 'getAnswer',
  method: 'GET',
  path: '/answers/:id',
  scope: 'tickets:read',
  status: 200,
  summary: 'A published answer',
  params: byId,
  reply: answer,
})

export const putAnswerReading = endpoint({
  ...answers,
  name: 'putAnswerReading',
  method: 'PUT',
  path: '/answers/:id/reading',
  scope: 'tickets:write',
  status: 204,
  summary: 'Say that an answer was read; the first time of each person counts',
  params: byId,
})

export const answerFeedback = z.strictObject({
  helpful: z.boolean(),
  comment: freeText(LIMITS.feedback).optional(),
})
export type AnswerFeedback = z.infer<typeof answerFeedback>

export const giveFeedback = endpoint({
  ...answers,
  name: 'giveFeedback',
  method: 'POST',
  path: '/answers/:id/feedback',
  scope: 'tickets:write',
  status: 204,
  summary: 'Say whether an answer helped: one opinion a person, the last one counts',
  params: byId,
  body: answerFeedback,
})

export const getAnswerImage = endpoint({
  ...answers,
  name: 'getAnswerImage',
  method: 'GET',
  path: '/answers/:id/images/:imageId',
  scope: 'tickets:read',
  status: 200,
  summary: 'A picture of an answer, for whoever may read the answer',
  params: z.strictObject({ id: idParam, imageId: idParam }),
})

export const mostRead = z.strictObject({ category: named, answers: z.array(z.strictObject(summaryShape)) })
export type MostRead = z.infer<typeof mostRead>

export const listMostRead = endpoint({
  ...answers,
  name: 'listMostRead',
  method: 'GET',
  path: '/answers/most-read',
  scope: 'tickets:read',
  status: 200,
  summary: 'By service of the catalogue, the three answers the caller may read that are read most',
  reply: z.strictObject({ items: z.array(mostRead) }),
})

export const searchOutcome = z.enum(['nothing', 'filed'])
export type SearchOutcome = z.infer<typeof searchOutcome>

export const noteSearch = endpoint({
  ...answers,
  name: 'noteSearch',
  method: 'POST',
  path: '/answers/searches',
  scope: 'tickets:write',
  status: 204,
  summary:
    'Say that a search among the answers found nothing, or that a request was filed after it; who searched is not kept',
  body: z.strictObject({ q: freeText(LIMITS.search), outcome: searchOutcome }),
})

/** A request that was solved, as much of it as leads to its page. */
export const solvedTicket = z.strictObject({
  id,
  reference: z.string(),
  title: z.string(),
  solvedAt: instant,
})
export type SolvedTicket = z.infer<typeof solvedTicket>

/** An open request of the caller's own, on the same topic and in close words. */
export const openTwin = z.strictObject({
  id,
  reference: z.string(),
  title: z.string(),
  createdAt: instant,
})
export type OpenTwin = z.infer<typeof openTwin>

export const suggestions = z.strictObject({
  twins: z.array(openTwin).max(3),
  answers: z.array(z.strictObject(summaryShape)).max(3),
  /** Of every topic: what is broken is often asked about elsewhere. */
  incidents: z.array(knownIncident).max(3),
  tickets: z.array(solvedTicket).max(3),
})
export type Suggestions = z.infer<typeof suggestions>

export const suggestAnswers = endpoint({
  ...answers,
  name: 'suggestAnswers',
  method: 'POST',
  path: '/tickets/suggestions',
  // Asked while filing, by who may file.
  scope: 'tickets:write',
  status: 200,
  summary:
    'What may spare a request that is being written: from the third word on, one’s own open tickets on the topic, answers, known incidents and solved tickets the caller may read, the best three of each',
  body: z.strictObject({ categoryId: id.optional(), text: freeText(LIMITS.text) }),
  reply: suggestions,
})
