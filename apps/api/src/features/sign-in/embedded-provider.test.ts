import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startIdentity } from '@guichet/local/identity'
import { CLAIM_MAPPING, DEMO_PEOPLE } from '@guichet/local/people'
import { makeEstablishment, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'

/** Follows redirects and keeps cookies by host, as a browser does. */
function browser() {
  const jars = new Map<string, Map<string, string>>()
  const go = async (
    url: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ url: string; body: string; status: number }> => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
    const reply = await fetch(url, { ...sent, headers: { cookie, ...headers }, redirect: 'manual' })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const next = reply.headers.get('location')
    return next === null
      ? { url, body: await reply.text(), status: reply.status }
      : go(new URL(next, url).href)
  }
  return go
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('AC-150 AC-160 AC-162 a demo person signs in, is described by the claims, and signing out ends both sessions', async () => {
  const varDir = mkdtempSync(join(tmpdir(), 'guichet-identity-'))
  const webUrl = `http://127.0.0.1:${await freePort()}`
  const identity = await startIdentity({ webUrl, accounts: DEMO_PEOPLE, varDir })
  const desk = await startApp({
    env: {
      PUBLIC_URL: webUrl,
      OIDC_ISSUER: identity.issuer,
      OIDC_CLIENT_ID: identity.clientId,
      OIDC_CLIENT_SECRET: identity.clientSecret,
      OIDC_CLAIMS: JSON.stringify(CLAIM_MAPPING),
    },
  })
  await makeTeam(desk.db, 'Applications et services métiers')
  await makeTeam(desk.db, 'Connexions internet et infrastructures')
  await makeEstablishment(desk.db, '0149001A')
  await desk.app.listen({ host: '127.0.0.1', port: Number(new URL(webUrl).port) })

  const robin = browser()
  const choice = await robin(`${webUrl}/auth/sign-in?returnTo=/api/v1/me`)
  // The sign-in itself is never a place to come back to: the first page is.
  const back = await robin(choice.url, { login: 'robin.responsable' })
  expect(back.url).toBe(`${webUrl}/`)
  const me = JSON.parse((await robin(`${webUrl}/api/v1/me`)).body)
  expect(me).toMatchObject({
    login: 'robin.responsable',
    name: 'Robin Responsable',
    roles: ['requester', 'agent', 'lead'],
  })
  expect(me.teams).toHaveLength(2)

  const chef = browser()
  const asked = await chef(`${webUrl}/auth/sign-in`)
  await chef(asked.url, { login: 'dominique.chef' })
  expect(JSON.parse((await chef(`${webUrl}/api/v1/me`)).body)).toMatchObject({
    audiences: ['staff', 'head'],
    headOf: [{ code: '0149001A' }],
  })

  const out = await chef(
    `${webUrl}/auth/sign-out`,
    {},
    { origin: webUrl, 'x-requested-by': 'person', 'content-type': 'application/json' },
  )
  const confirm = await chef(JSON.parse(out.body).url)
  expect(confirm.url.startsWith(identity.issuer)).toBe(true)
  expect((await chef(`${webUrl}/api/v1/me`)).status).toBe(401)

  // Signed out at the provider, robin is signed out here by its back channel.
  const page = await robin(
    `${identity.issuer}/session/end?client_id=${identity.clientId}&post_logout_redirect_uri=${encodeURIComponent(`${webUrl}/`)}`,
  )
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  await robin(`${identity.issuer}/session/end/confirm`, { logout: 'yes', xsrf })
  await vi.waitFor(async () => expect((await robin(`${webUrl}/api/v1/me`)).status).toBe(401))

  await desk.close()
  await identity.stop()
  rmSync(varDir, { recursive: true })
})
