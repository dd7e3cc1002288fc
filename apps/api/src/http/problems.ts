import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEMS } from '@guichet/contracts/problems'
import type { Problem, ProblemCode } from '@guichet/contracts/problems'
import { Refusal } from '@guichet/domain/refusal'
import { failureOf } from '../db/failure.ts'
import type { Env } from '../env.ts'
import { FieldErrors, listFieldErrors } from './field-errors.ts'
import { speakerOf } from './language.ts'
import type { Speak } from './language.ts'

/** One handler makes every error an RFC 9457 problem in the caller's language: never a stack, SQL or a path. */
export function answerProblems(app: FastifyInstance, env: Env): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(error, request, reply, env))
}

export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  env: Env,
): FastifyReply {
  const speak = speakerOf(request, env)
  const told = explain(error, speak)
  if (told.code === 'internal') request.log.error({ err: error }, 'unexpected failure')
  if (told.code === 'unavailable') request.log.warn({ err: error }, 'unavailable')
  const retryAfter = told.code === 'unavailable' || told.code === 'sign-in-unavailable' ? 5 : undefined
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  if (told.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  const problem: Problem = {
    type: `urn:guichet:problem:${told.code}`,
    title: speak(`problem.${told.code}`),
    status: PROBLEMS[told.code],
    requestId: request.id,
    ...told,
  }
  return reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** What a refusal says, with its title, to somebody who asked for several things at once. */
export const toldOf = (refusal: Refusal, speak: Speak) => ({
  ...explainRefusal(refusal, speak),
  title: speak(`problem.${refusal.code}`),
})

type Told = Pick<Problem, 'detail' | 'errors' | 'current'> & { code: ProblemCode }

function explain(error: unknown, speak: Speak): Told {
  if (error instanceof Refusal) return explainRefusal(error, speak)
  if (error instanceof FieldErrors) {
    const errors = listFieldErrors(error).map(({ pointer, key, values }) => ({
      pointer,
      code: key.slice('field.'.length),
      detail: speak(key, values),
    }))
    return { code: 'invalid', detail: speak('refusal.fields', { count: errors.length }), errors }
  }
  const code = codeOf(error)
  return { code, detail: speak(`problem.${code}.detail`) }
}

function explainRefusal({ code, reason, values, pointer, current }: Refusal, speak: Speak): Told {
  const detail = speak(reason, values)
  return {
    code,
    detail,
    ...(pointer !== undefined && { errors: [{ pointer, code: reason.replace(/^refusal\./, ''), detail }] }),
    ...(current !== undefined && { current }),
  }
}

// Fastify and its plugins speak in status codes, PostgreSQL in SQLSTATEs.
function codeOf(error: unknown): ProblemCode {
  const status = statusOf(error)
  if (status === undefined) return failureOf(error) ?? 'internal'
  return byStatus[status] ?? (status < 500 ? 'malformed' : 'internal')
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'not-found',
  415: 'unsupported-media-type',
  416: 'range-not-satisfiable',
  429: 'rate-limited',
  503: 'unavailable',
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : undefined
}
