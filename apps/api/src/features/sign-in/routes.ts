import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../../deps.ts'
import { hashOf, sessionCookieName, sessionShape } from '../../http/caller.ts'
import { refuseCrossSite } from '../../http/cross-site.ts'
import { keepOutOfCaches } from '../../http/headers.ts'
import { identityProvider } from '../../http/identity-provider.ts'
import type { IdentityProvider } from '../../http/identity-provider.ts'
import { limitRates } from '../../http/rate-limit.ts'
import { returnPath } from '../../http/return-to.ts'
import { answerFailedSignIn } from '../../http/sign-in-page.ts'
import { closeSession, closeSessionsOf, openSession, rememberAttempt, takeAttempt } from './commands.ts'

/** The doors that open and end a session; no other route does. */
export async function signInRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const provider = identityProvider(deps.env)
  await limitRates(app, deps.env)
  keepOutOfCaches(app)
  answerFailedSignIn(app, deps.env)
  app.get('/sign-in', (request, reply) => startSignIn(deps, provider, request, reply))
  app.get('/callback', (request, reply) => finishSignIn(deps, provider, request, reply))
  app.post('/sign-out', (request, reply) => signOut(deps, provider, request, reply))
  readForms(app)
  app.post('/back-channel-logout', async (request, reply) => {
    const token = new URLSearchParams(String(request.body)).get('logout_token') ?? ''
    await closeSessionsOf(deps.db, await provider.readLogoutToken(token))
    return reply.status(200).send()
  })
}

async function startSignIn(
  deps: Deps,
  provider: IdentityProvider,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const query = new URLSearchParams(request.url.split('?')[1])
  const asked = query.getAll('returnTo')
  const { attempt, url } = await provider.start({ again: query.get('again') === 'true' })
  const secret = await rememberAttempt(deps, attempt, returnPath(asked.length === 1 ? asked[0] : undefined))
  const cookie = attemptCookie(deps, attempt.state)
  forgetAttempts(deps, request, reply)
  return reply.setCookie(cookie, secret, { ...cookieRules(deps), maxAge: 600 }).redirect(url.href, 303)
}

async function finishSignIn(
  deps: Deps,
  provider: IdentityProvider,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const callback = new URL(`${deps.env.PUBLIC_URL}${request.url}`)
  const [state, ...others] = callback.searchParams.getAll('state')
  if (state === undefined || others.length > 0) throw new Refusal('sign-in-failed', 'refusal.sign_in_attempt')
  const cookie = attemptCookie(deps, state)
  reply.clearCookie(cookie, cookieRules(deps))
  const attempt = await takeAttempt(deps, request.cookies[cookie], state)
  const identity = await provider.finish(callback, attempt)
  const browser = { userAgent: request.headers['user-agent'], former: sessionSecret(deps, request) }
  const { secret, maxAgeSeconds } = await openSession(deps, identity, browser)
  request.log.info({ issuer: identity.issuer, subject: identity.subject }, 'signed in')
  return reply
    .setCookie(sessionCookieName(deps.env.PUBLIC_URL), secret, {
      ...cookieRules(deps),
      maxAge: maxAgeSeconds,
    })
    .redirect(attempt.returnTo, 303)
}

async function signOut(deps: Deps, provider: IdentityProvider, request: FastifyRequest, reply: FastifyReply) {
  refuseCrossSite(request, deps.env.PUBLIC_URL)
  const secret = sessionSecret(deps, request)
  if (secret !== undefined) await closeSession(deps.db, secret)
  // A provider that is away must not keep somebody signed in here.
  const url = await provider.endSessionUrl().catch(() => null)
  return reply
    .clearCookie(sessionCookieName(deps.env.PUBLIC_URL), cookieRules(deps))
    .header('clear-site-data', '"cache", "storage"')
    .send({ url: url?.href ?? `${deps.env.PUBLIC_URL}/` })
}

function sessionSecret({ env }: Deps, { cookies }: FastifyRequest): string | undefined {
  const secret = cookies[sessionCookieName(env.PUBLIC_URL)]
  return secret !== undefined && sessionShape.test(secret) ? secret : undefined
}

const isSecure = ({ env }: Deps): boolean => env.PUBLIC_URL.startsWith('https:')

const cookieRules = (deps: Deps) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(deps) }) as const

const attemptPrefix = (deps: Deps): string => `${isSecure(deps) ? '__Host-' : ''}sign-in-`

// A name of its own for each attempt, so that two tabs do not undo each other.
const attemptCookie = (deps: Deps, state: string): string =>
  `${attemptPrefix(deps)}${hashOf(state).slice(0, 12)}`

function forgetAttempts(deps: Deps, { cookies }: FastifyRequest, reply: FastifyReply): void {
  const names = Object.keys(cookies).filter((name) => name.startsWith(attemptPrefix(deps)))
  // Attempts given up by the dozen would outgrow the header that carries them.
  if (names.length >= 40) for (const name of names) reply.clearCookie(name, cookieRules(deps))
}

function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const form = { parseAs: 'string', bodyLimit: 20_000 } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', form, (_, body, done) => done(null, body))
  app.addContentTypeParser('application/json', form, (_, __, done) => done(null, undefined))
}
