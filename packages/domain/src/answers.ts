import { ANSWER_ACTS, answerAct, type AnswerAct, type AnswerState } from '@guichet/contracts/authoring'
import type { Right } from '@guichet/contracts/permissions'
import type { Viewer } from './facts.ts'
import { refusal } from './reasons.ts'

/** Whether answers in every state exist for this viewer: to others a draft is nothing at all. */
export const mayWriteAnswers = (viewer: Viewer): boolean =>
  hasRight(viewer, 'answer.write') || hasRight(viewer, 'answer.publish')

/** Whether its text may change: what is published is read at once, so that its words are for those who publish. */
export const mayEditAnswer = (state: AnswerState, viewer: Viewer): boolean =>
  hasRight(viewer, state === 'published' ? 'answer.publish' : 'answer.write') ||
  hasRight(viewer, 'answer.publish')

/** The acts that would be accepted now, in the order of a menu. */
export const answerActsOn = (state: AnswerState, viewer: Viewer): AnswerAct[] =>
  answerAct.options.filter((act) => {
    const { from, right } = ANSWER_ACTS[act]
    return from.some((each) => each === state) && hasRight(viewer, right)
  })

/** What there is to publish. */
export interface Publishable {
  readonly validUntil: Date | null
  readonly texts: readonly { readonly language: string; readonly summary: string; readonly html: string }[]
}

/**
 * The state that this act leads to.
 * @throws {Refusal} `forbidden` without the right, `event-not-allowed` from another state, `invalid` when what would be
 * published says nothing or is over.
 */
export function stateAfter(
  act: AnswerAct,
  state: AnswerState,
  viewer: Viewer,
  answer: Publishable,
  now: Date,
): AnswerState {
  const { from, to, right } = ANSWER_ACTS[act]
  if (!hasRight(viewer, right)) throw refusal('refusal.article_right')
  if (!from.some((each) => each === state)) throw refusal('refusal.article_state')
  if (act === 'publish') requirePublishable(answer, now)
  return to
}

/** @throws {Refusal} `invalid` when it would end before it begins. */
export function requireDates(validFrom: Date | null, validUntil: Date | null): void {
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom)
    throw refusal('refusal.article_dates', { pointer: '/validUntil' })
}

const hasRight = (viewer: Viewer, right: Right): boolean =>
  viewer.memberships.some(({ rights }) => rights.includes(right))

/** Refuses (422) what says nothing in one of its languages, or is over. */
export function requirePublishable({ validUntil, texts }: Publishable, now: Date): void {
  if (validUntil !== null && validUntil <= now)
    throw refusal('refusal.article_over', { pointer: '/validUntil' })
  for (const { language, summary, html } of texts) {
    const empty = summary.trim() === '' ? 'summary' : isEmpty(html) ? 'html' : undefined
    if (empty !== undefined)
      throw refusal('refusal.article_empty', { pointer: `/texts/${language}/${empty}` })
  }
}

// A picture alone says something too.
const isEmpty = (html: string): boolean =>
  !html.includes('<img ') && html.replaceAll(/<[^>]*>|&nbsp;/gu, '').trim() === ''
