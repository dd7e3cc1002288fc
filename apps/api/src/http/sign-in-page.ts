import type { FastifyInstance } from 'fastify'
import { PROBLEMS } from '@guichet/contracts/problems'
import { Refusal } from '@guichet/domain/refusal'
import type { Env } from '../env.ts'
import { languageOf, speakerOf } from './language.ts'
import { sendProblem } from './problems.ts'

/** Whoever fails to sign in stands before a page, not before JSON: what happened, and the way back in. */
export function answerFailedSignIn(app: FastifyInstance, env: Env): void {
  app.setErrorHandler((error, request, reply) => {
    request.log.warn({ err: error instanceof Refusal ? (error.cause ?? error) : error }, 'sign-in refused')
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (!isPage || !(error instanceof Refusal)) return sendProblem(error, request, reply, env)
    const speak = speakerOf(request, env)
    return reply
      .status(PROBLEMS[error.code])
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(
        page({
          language: languageOf(request, env),
          title: speak(`problem.${error.code}`),
          detail: speak(error.reason, error.values),
          link: speak('refusal.sign_in_link'),
        }),
      )
  })
}

// All of it our own words: nothing that came with the request is shown.
const page = ({
  language,
  title,
  detail,
  link,
}: Record<'language' | 'title' | 'detail' | 'link', string>): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title></head><body><main><h1>${title}</h1><p>${detail}</p>` +
  `<p><a href="/auth/sign-in">${link}</a></p></main></body></html>`
