import {
  getAnswer,
  getAnswerImage,
  giveFeedback,
  listAnswers,
  listMostRead,
  noteSearch,
  putAnswerReading,
  suggestAnswers,
} from '@guichet/contracts/answers'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { sendBlob } from '../../http/send-blob.ts'
import { countSearch, keepOpinion, markAnswerRead } from './commands.ts'
import { imageOf } from './image-queries.ts'
import { answerById, answersFor, mostReadBy, type Reading } from './queries.ts'
import { suggestionsFor } from './suggestion-queries.ts'

export function answerRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, env, files } = deps
  const reading = ({ request, now }: { request: FastifyRequest; now: Date }): Reading => ({
    language: languageOf(request, env),
    now,
  })
  mount(app, listAnswers, (call) => answersFor(db, call.viewer, call.query, reading(call)))
  mount(app, listMostRead, (call) => mostReadBy(db, call.viewer, reading(call)))
  mount(app, getAnswer, (call) => answerById(db, call.viewer, call.params.id, reading(call)))
  mount(app, getAnswerImage, async ({ viewer, params, now, request, reply }) => {
    const image = await imageOf(db, viewer, params, now)
    return sendBlob({ files, request, reply }, { ...image, size: Number(image.size) }, { inline: true })
  })
  mount(app, putAnswerReading, ({ viewer, params, now }) => markAnswerRead(db, viewer, params.id, now))
  mount(app, giveFeedback, ({ viewer, params, body, now }) => keepOpinion(db, viewer, params.id, body, now))
  mount(app, noteSearch, ({ viewer, body, now }) => countSearch(db, viewer, body, now))
  mount(app, suggestAnswers, (call) => suggestionsFor(db, call.viewer, call.body, reading(call)))
}
