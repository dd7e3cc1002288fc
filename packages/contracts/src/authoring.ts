import { z } from 'zod'
import { answerKind } from './answers.ts'
import { product } from './catalogue.ts'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { language } from './me.ts'
import type { Right } from './permissions.ts'
import {
  cursorQuery,
  freeText,
  id,
  idParam,
  instant,
  instantInput,
  named,
  oneLine,
  page,
  personRef,
  referenceParam,
} from './primitives.ts'

export const ANSWER_STATES = ['draft', 'review', 'published', 'outdated'] as const
export const answerState = z.enum(ANSWER_STATES)
/** `outdated` is also what was published once its last day is over. */
export type AnswerState = z.infer<typeof answerState>

/** The life of an answer: what may follow what, and the right that it takes. */
export const ANSWER_ACTS = {
  submit: { from: ['draft'], to: 'review', right: 'answer.write' },
  send_back: { from: ['review'], to: 'draft', right: 'answer.write' },
  publish: { from: ['draft', 'review', 'outdated'], to: 'published', right: 'answer.publish' },
  outdate: { from: ['published'], to: 'outdated', right: 'answer.publish' },
  revise: { from: ['outdated'], to: 'draft', right: 'answer.write' },
} as const satisfies Record<string, { from: readonly AnswerState[]; to: AnswerState; right: Right }>

export const answerAct = z.enum(['submit', 'send_back', 'publish', 'outdate', 'revise'])
export type AnswerAct = z.infer<typeof answerAct>

const text = z.strictObject({
  title: oneLine(LIMITS.title),
  summary: freeText(LIMITS.summary).refine((line) => !/\p{Cc}/u.test(line), {
    error: 'text.controlCharacters',
  }),
  /** As an editor makes it; stored sanitised, with the elements of `RICH_TEXT` alone. */
  html: freeText(LIMITS.text),
})
export type AnswerText = z.infer<typeof text>

const ids = z.array(id).max(50)

export const answerContent = z.strictObject({
  kind: answerKind,
  /** Of the people who may read it; none: everybody. */
  audiences: z.array(oneLine(50)).max(20),
  categoryIds: ids,
  productIds: ids,
  /** When it holds: from its publication when left out. */
  validFrom: instantInput.nullable(),
  validUntil: instantInput.nullable(),
  texts: z
    .strictObject({ fr: text.nullable(), en: text.nullable() })
    .refine(({ fr, en }) => fr !== null || en !== null, { error: 'field.required' }),
})
export type AnswerContent = z.infer<typeof answerContent>

const summaryShape = {
  id,
  state: answerState,
  kind: answerKind,
  /** Of the caller's language when there is one. */
  title: z.string(),
  languages: z.array(language),
  audiences: z.array(z.string()),
  categories: z.array(named),
  products: z.array(product),
  validFrom: instant.nullable(),
  validUntil: instant.nullable(),
  author: personRef.nullable(),
  updatedAt: instant,
  readCount: z.int().min(0),
  helpful: z.int().min(0),
  unhelpful: z.int().min(0),
}

export const writtenSummary = z.strictObject(summaryShape)
export type WrittenSummary = z.infer<typeof writtenSummary>

/** What readers said of it, without their names. */
const comment = z.strictObject({ at: instant, helpful: z.boolean(), comment: z.string() })

export const writtenAnswer = z.strictObject({
  ...summaryShape,
  version: z.int().min(1),
  createdAt: instant,
  content: answerContent,
  allowed: z.array(answerAct),
  mayEdit: z.boolean(),
  comments: z.array(comment),
})
export type WrittenAnswer = z.infer<typeof writtenAnswer>

export const revision = z.strictObject({
  number: z.int().min(1),
  at: instant,
  author: personRef.nullable(),
  act: z.enum(['create', 'edit', 'restore', ...answerAct.options]),
})
export type Revision = z.infer<typeof revision>

const authoring = { tag: 'answers', access: 'signed-in', scope: 'answers:write' } as const
const byId = z.strictObject({ id: idParam })

export const writtenQuery = z.strictObject({
  ...cursorQuery,
  state: answerState.optional(),
  q: freeText(LIMITS.search).optional(),
})
export type WrittenQuery = z.infer<typeof writtenQuery>

export const listWritten = endpoint({
  ...authoring,
  name: 'listWritten',
  method: 'GET',
  path: '/authoring/answers',
  status: 200,
  summary: 'Answers in every state, the last changed first, for those who may write them (404 to others)',
  query: writtenQuery,
  reply: page(writtenSummary),
})

export const writeAnswer = endpoint({
  ...authoring,
  name: 'writeAnswer',
  method: 'POST',
  path: '/authoring/answers',
  status: 201,
  summary:
    'A new draft: of this content, or begun from a resolved or closed ticket of the desk, from its public entries alone, without names, addresses or numbers',
  body: z.union([answerContent, z.strictObject({ fromTicket: referenceParam })]),
  reply: writtenAnswer,
})

export const getWritten = endpoint({
  ...authoring,
  name: 'getWritten',
  method: 'GET',
  path: '/authoring/answers/:id',
  status: 200,
  summary: 'An answer as its authors see it',
  params: byId,
  reply: writtenAnswer,
})

export const rewriteAnswer = endpoint({
  ...authoring,
  name: 'rewriteAnswer',
  method: 'PUT',
  path: '/authoring/answers/:id',
  status: 200,
  summary: 'Change what it says and to whom; with If-Match, only the version that was read',
  params: byId,
  body: answerContent,
  reply: writtenAnswer,
  problems: ['stale-version'],
})

const answerMove = z.union([
  z.strictObject({ act: answerAct }),
  z.strictObject({ act: z.literal('restore'), revision: z.int().min(1) }),
])
export type AnswerMove = z.infer<typeof answerMove>

export const moveAnswer = endpoint({
  ...authoring,
  name: 'moveAnswer',
  method: 'POST',
  path: '/authoring/answers/:id/transitions',
  status: 200,
  summary: 'Submit, publish, take out of date; or restore what a revision said',
  params: byId,
  body: answerMove,
  reply: writtenAnswer,
  problems: ['event-not-allowed', 'stale-version'],
})

export const listRevisions = endpoint({
  ...authoring,
  name: 'listRevisions',
  method: 'GET',
  path: '/authoring/answers/:id/revisions',
  status: 200,
  summary: 'Who did what to it and when, the last first; nothing is ever taken out',
  params: byId,
  query: z.strictObject(cursorQuery),
  reply: page(revision),
})

export const getRevision = endpoint({
  ...authoring,
  name: 'getRevision',
  method: 'GET',
  path: '/authoring/answers/:id/revisions/:number',
  status: 200,
  summary: 'What it said after this revision',
  params: z.strictObject({ id: idParam, number: z.string().max(10) }),
  reply: answerContent,
})

export const image = z.strictObject({ id, src: z.string() })

/** The body is multipart/form-data, field `file`, one: read as a stream, never as JSON. */
export const addImage = endpoint({
  ...authoring,
  name: 'addImage',
  method: 'POST',
  path: '/authoring/answers/:id/images',
  status: 201,
  summary: 'A picture for the text (multipart, field “file”): PNG, JPEG, GIF or WebP',
  params: byId,
  reply: image,
  problems: ['too-large', 'too-many-files', 'storage-full'],
})

export const readMarkdown = endpoint({
  ...authoring,
  name: 'readMarkdown',
  method: 'POST',
  path: '/authoring/markdown',
  status: 200,
  summary: 'Markdown as the sanitised text of an answer; nothing is stored',
  body: z.strictObject({ markdown: freeText(LIMITS.markdown) }),
  reply: z.strictObject({ html: z.string() }),
})

export const search = z.strictObject({
  words: z.string(),
  /** How often it found nothing, and how often a request was filed after it. */
  nothing: z.int().min(0),
  filed: z.int().min(0),
  lastDay: z.iso.date(),
})
export type Search = z.infer<typeof search>

export const listSearches = endpoint({
  ...authoring,
  name: 'listSearches',
  method: 'GET',
  path: '/authoring/searches',
  status: 200,
  summary: 'What was looked for in vain in the last 90 days, the most often first: a hundred at most',
  reply: z.strictObject({ items: z.array(search) }),
})
