import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import type { Configuration } from 'oidc-provider'
import { z } from 'zod'
import { LocalFailure } from './failure.ts'
import { pageHeaders, renderPage, sendPage } from './html.ts'
import { messagePage, signInPage, signOutPage, wordsOf } from './identity-page.ts'
import { memoryOfGrants } from './identity-memory.ts'
import { closeServer, listen } from './listen.ts'
import { claimsOf, DESK_CLAIMS } from './people.ts'
import type { DemoPerson } from './people.ts'

export interface IdentityOptions {
  /** The one of the last start when absent, a free one at first: the issuer's address is part of who people are. */
  port?: number
  /** Where it listens; the loopback interface when absent. */
  host?: string
  /** The desk's origin: the only one that may send people here and have them back. */
  webUrl: string
  accounts: readonly DemoPerson[]
  /** Keeps the keys, the secrets and the port. */
  varDir: string
}

export interface Identity {
  issuer: string
  clientId: string
  clientSecret: string
  stop: () => Promise<void>
}

/** The desk's paths that the provider must know. */
export const CALLBACK_PATH = '/auth/callback'
export const BACK_CHANNEL_LOGOUT_PATH = '/auth/back-channel-logout'

const CLIENT_ID = 'guichet'

/** An OpenID provider of our own, with the demo people; no password, so never in production. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new LocalFailure(
      'Le fournisseur d’identité de démonstration refuse NODE_ENV=production : indiquez OIDC_ISSUER, OIDC_CLIENT_ID et OIDC_CLIENT_SECRET.',
      'the demo identity provider refuses NODE_ENV=production: name OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    )
  }
  const { host = '127.0.0.1', webUrl, accounts, varDir } = options
  const kept = readKept(varDir)
  const server = createServer()
  const port = await listen(server, { host, port: options.port ?? kept.port ?? 0, what: 'identity' })
  writeKept(varDir, { ...kept, port })
  const issuer = `http://${new URL(webUrl).hostname}:${port}`
  const provider = new Provider(issuer, configuration(accounts, webUrl, kept))
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const handled = request.url?.startsWith(SIGN_IN_PATH)
      ? signIn({ provider, accounts, webUrl, request, response })
      : answer(request, response)
    handled.catch(() => sendPage(response, 400, expired('fr')))
  })
  return { issuer, clientId: CLIENT_ID, clientSecret: kept.clientSecret, stop: () => closeServer(server) }
}

const SIGN_IN_PATH = '/sign-in/'

interface SignInRequest {
  provider: Provider
  accounts: readonly DemoPerson[]
  webUrl: string
  request: IncomingMessage
  response: ServerResponse
}

async function signIn({ provider, accounts, webUrl, request, response }: SignInRequest): Promise<void> {
  const chosen = request.method === 'POST' ? await readForm(request) : undefined
  const lang = langOf(
    chosen?.get('lang') ?? new URL(request.url ?? '/', webUrl).searchParams.get('lang'),
    request,
  )
  const started = await provider.interactionDetails(request, response).catch(() => undefined)
  if (started === undefined) return sendPage(response, 400, expired(lang))
  const login = chosen?.get('login') ?? chosen?.get('typed')?.trim().toLowerCase()
  const person = accounts.find((account) => account.login === login)
  if (person !== undefined) {
    const result = { login: { accountId: person.subject } }
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  return sendPage(
    response,
    login === undefined ? 200 : 422,
    signInPage({ lang, people: accounts, refused: login, webUrl }),
  )
}

function configuration(accounts: readonly DemoPerson[], webUrl: string, kept: Kept): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: kept.clientSecret,
        redirect_uris: [`${webUrl}${CALLBACK_PATH}`],
        post_logout_redirect_uris: [webUrl, `${webUrl}/`],
        backchannel_logout_uri: `${webUrl}${BACK_CHANNEL_LOGOUT_PATH}`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username', ...DESK_CLAIMS],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    adapter: memoryOfGrants(),
    // The provider's own fetch refuses the loopback interface, where our one client is.
    fetch: (url, options) => fetch(url, without(options, 'dispatcher')),
    pkce: { required: () => true },
    cookies: { keys: [kept.cookieKey] },
    jwks: kept.jwks,
    ttl: { AccessToken: 3_600, IdToken: 3_600, Session: 86_400, Grant: 86_400, Interaction: 3_600 },
    findAccount: (_, subject) => {
      const person = accounts.find((account) => account.subject === subject)
      return person === undefined
        ? undefined
        : { accountId: subject, claims: () => ({ ...claimsOf(person) }) }
    },
    interactions: { url: (_, interaction) => `${SIGN_IN_PATH}${interaction.uid}` },
    // The desk is the institution's own: nobody is asked whether it may know their name.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError: (ctx, { error }) => {
      ctx.set(pageHeaders(expired('fr')))
      ctx.body = renderPage(messagePage('fr', wordsOf('fr').goneTitle, error))
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          // The desk names itself, and may only have people back at its own address.
          const asked = ctx.oidc.params?.['client_id'] !== undefined
          const page = signOutPage(langOf(null, ctx.req), form, asked, webUrl)
          ctx.set(pageHeaders(page))
          ctx.body = renderPage(page)
        },
        postLogoutSuccessSource: (ctx) => {
          const words = wordsOf(langOf(null, ctx.req))
          const page = messagePage(langOf(null, ctx.req), words.signOut, words.signedOut)
          ctx.set(pageHeaders(page))
          ctx.body = renderPage(page)
        },
      },
    },
  }
}

function expired(lang: 'fr' | 'en') {
  return messagePage(lang, wordsOf(lang).goneTitle, wordsOf(lang).gone)
}

function langOf(asked: string | null | undefined, request: IncomingMessage): 'fr' | 'en' {
  if (asked === 'fr' || asked === 'en') return asked
  const first = /\b(fr|en)\b/i.exec(request.headers['accept-language'] ?? '')
  return first?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr'
}

function without(options: RequestInit | undefined, name: keyof RequestInit): RequestInit {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([key]) => key !== name))
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += String(chunk)
    if (body.length > 10_000) break
  }
  return new URLSearchParams(body)
}

const keptSchema = z.strictObject({
  port: z.number().optional(),
  clientSecret: z.string(),
  cookieKey: z.string(),
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
})
type Kept = z.infer<typeof keptSchema>

const keptFile = (varDir: string) => join(varDir, 'identity.json')

function readKept(varDir: string): Kept {
  const file = keptFile(varDir)
  if (existsSync(file)) return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }
  const secret = () => randomBytes(32).toString('base64url')
  return { clientSecret: secret(), cookieKey: secret(), jwks: { keys: [key] } }
}

function writeKept(varDir: string, kept: Kept): void {
  mkdirSync(varDir, { recursive: true })
  writeFileSync(keptFile(varDir), JSON.stringify(kept, null, 2), { mode: 0o600 })
}
