import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PAGES } from '@guichet/contracts/pages'
import type { Deps } from '../deps.ts'
import { aheadOf } from './ahead.ts'
import { sessionCookieName } from './caller.ts'

const built = join(import.meta.dirname, '../../../web/dist')

/**
 * Serves the built web: its files under /assets for a year, and its one page for every other address that a browser
 * asks for, as not found where it has no page. Returns what answers those, for the not-found handler; nothing when the web was not built.
 */
export async function servePages(
  app: FastifyInstance,
  { env }: Pick<Deps, 'env'>,
  dist: string = built,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | null> {
  if (!existsSync(join(dist, 'index.html'))) return () => null
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    preCompressed: true,
    dotfiles: 'ignore',
    globIgnore: ['**/*.map', '**/*.br', '**/*.gz', 'index.html', 'ahead.json'],
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      // A worker lives under its own policy: it fetches the shell, and nothing else.
      if (path.endsWith('sw.js'))
        reply.header('content-security-policy', "default-src 'none'; connect-src 'self'")
    },
  })
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const linksOf = aheadOf(dist)
  return (request, reply) => {
    if (!isPage(request)) return null
    const elsewhere = otherLoopback(request.host, env.PUBLIC_URL)
    if (elsewhere !== null) return reply.redirect(elsewhere + request.url)
    const hasSession = request.headers.cookie?.includes(`${sessionCookieName(env.PUBLIC_URL)}=`) ?? false
    const links = linksOf(request.url, hasSession)
    if (links !== '') reply.header('link', links)
    return sendPage(page, request, reply, env.FRAME_ANCESTORS)
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

// On one's own machine the desk has several names but one origin: its cookie and its writes hold for that one.
function otherLoopback(host: string, publicUrl: string): string | null {
  const { origin, hostname, port } = new URL(publicUrl)
  const asked = URL.parse(`http://${host}`)
  const isOther = asked !== null && asked.hostname !== hostname && asked.port === port
  return isOther && LOOPBACK.has(asked.hostname) && LOOPBACK.has(hostname) ? origin : null
}

const isPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !/^\/(?:api|auth|health|assets)(?:\/|$)/i.test(url) &&
  (isKnown(url) ? /text\/html|\*\/\*/ : /text\/html/).test(headers.accept ?? '*/*')

// The web tells a person that an address leads nowhere; its status tells everybody else.
const isKnown = (url: string): boolean => {
  const [, first = '', ...more] = url.split(/[?#]/, 1)[0]?.split('/') ?? []
  return first === '' ? more.length === 0 : PAGES.some((page) => page === first)
}

function sendPage(
  page: string,
  request: FastifyRequest,
  reply: FastifyReply,
  intranets: readonly string[],
): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const framers = isFramable(request.url) && intranets.length > 0 ? intranets : null
  reply.header('content-security-policy', pagePolicy(nonce, framers))
  if (framers !== null) reply.removeHeader('x-frame-options')
  return reply
    .status(isKnown(request.url) ? 200 : 404)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__CSP_NONCE__', nonce))
}

const isFramable = (url: string): boolean => /^\/(?:deposer|demandes)(?:[/?]|$)/.test(url)

function pagePolicy(nonce: string, framers: readonly string[] | null): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framers?.join(' ') ?? "'none'"}`,
  ].join('; ')
}
