import {
  getAnswer,
  giveFeedback,
  listAnswers,
  putAnswerReading,
  suggestAnswers,
} from '@guichet/contracts/answers'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { keepOpinion, markAnswerRead } from './commands.ts'
import { answerById, answersFor } from './queries.ts'
import { suggestionsFor } from './suggestion-queries.ts'

export function answerRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listAnswers, ({ viewer, query, now }) => answersFor(db, viewer, query, now))
  mount(app, getAnswer, ({ viewer, params, now }) => answerById(db, viewer, params.id, now))
  mount(app, putAnswerReading, ({ viewer, params, now }) => markAnswerRead(db, viewer, params.id, now))
  mount(app, giveFeedback, ({ viewer, params, body, now }) => keepOpinion(db, viewer, params.id, body, now))
  mount(app, suggestAnswers, ({ viewer, body, now }) => suggestionsFor(db, viewer, body, now))
}
