import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startMailbox } from './mailbox.ts'
import type { Mailbox } from './mailbox.ts'
import type { Message } from './mail-store.ts'

const dir = mkdtempSync(join(tmpdir(), 'guichet-mail-'))
let mailbox: Mailbox

// What api.md promises to whoever reads the mailbox by program.
const listed = z.strictObject({
  id: z.string(),
  messageId: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()),
  receivedAt: z.iso.datetime(),
})

beforeAll(async () => {
  mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, dir })
})
afterAll(async () => {
  await mailbox.stop()
  rmSync(dir, { recursive: true })
})

test('what is sent by SMTP is listed newest first, whole, and survives a restart', async () => {
  await send('Première', { html: '<p>Bonjour</p>' })
  await send('Deuxième', { headers: { 'Auto-Submitted': 'auto-generated' } })
  await mailbox.stop()
  mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, dir })

  const messages = await list()
  expect(messages.map((message) => message.subject)).toEqual(['Deuxième', 'Première'])
  expect(messages[0]).toMatchObject({
    from: 'ne-pas-repondre@valmer.example',
    to: ['camille.demandeur@valmer.example'],
    text: 'Texte de Deuxième\n',
    html: '',
    headers: { 'auto-submitted': 'auto-generated' },
  })
  expect(messages[1]?.html).toContain('<p>Bonjour</p>')
  expect(messages[0]?.messageId).toMatch(/^<.+>$/)
  const raw = await (await fetch(`${mailbox.url}/messages/${messages[0]?.id}/raw`)).text()
  expect(raw).toContain('Auto-Submitted: auto-generated')
})

test('a message of somebody else’s making is shown as text, its HTML kept in a box', async () => {
  const attack = '<script>alert(1)</script>'
  await send(attack, { text: attack, html: `${attack}<img src="https://spy.example/x">` })
  const [message] = await list()
  const page = await fetch(`${mailbox.url}/read/${message?.id}`)
  const body = await page.text()
  expect(body).not.toContain(attack)
  expect(body).toContain('&#60;script&#62;alert(1)')
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  const frame = await fetch(`${mailbox.url}/messages/${message?.id}/html`)
  const policy = frame.headers.get('content-security-policy')
  expect(policy).toContain('sandbox')
  expect(policy).not.toContain('allow-scripts')
  expect(policy).toContain('img-src data:')
})

test('AC-55 AC-62 its pages run no script, and stand in no frame but their own', async () => {
  await send('Encadré', { html: '<form action="https://spy.example"><base href="https://spy.example/">' })
  const [message] = await list()
  const policies = new Map<string, string>()
  for (const path of ['/', `/read/${message?.id}`, '/gone', 'raw', 'html']) {
    const part = path.startsWith('/') ? path : `/messages/${message?.id}/${path}`
    const { headers } = await fetch(mailbox.url + part)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, part).toMatch(/^default-src 'none';/)
    expect(policy, part).not.toMatch(/script-src|connect-src|object-src|allow-scripts|allow-same-origin/)
    expect(headers.get('x-content-type-options'), part).toBe('nosniff')
    policies.set(path, policy)
  }
  for (const path of ['/', `/read/${message?.id}`, '/gone'])
    expect(policies.get(path)).toMatch(/form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/)
  expect(policies.get('raw')).toMatch(/frame-ancestors 'none'; sandbox$/)
  expect(policies.get('html')).toMatch(/base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox/)
})

test('what does not exist is 404, and everything can be thrown away', async () => {
  for (const path of ['/read/nothing', '/messages/..%2Fmailbox.ts/raw', '/elsewhere']) {
    expect((await fetch(mailbox.url + path)).status).toBe(404)
  }
  await send('À jeter')
  expect((await fetch(`${mailbox.url}/messages`, { method: 'DELETE' })).status).toBe(204)
  expect(await list()).toEqual([])
  expect(await (await fetch(mailbox.url)).text()).toContain('0 messages')
})

test('a port in use is one line that names it', async () => {
  const { port } = new URL(mailbox.url)
  await expect(startMailbox({ httpPort: Number(port), smtpPort: 0, dir })).rejects.toThrow(`Le port ${port}`)
})

async function send(
  subject: string,
  more: { html?: string; text?: string; headers?: Record<string, string> } = {},
) {
  await createTransport(mailbox.smtpUrl).sendMail({
    from: 'ne-pas-repondre@valmer.example',
    to: 'camille.demandeur@valmer.example',
    subject,
    text: `Texte de ${subject}`,
    ...more,
  })
}

async function list(): Promise<Message[]> {
  return z.array(listed).parse(await (await fetch(`${mailbox.url}/messages`)).json())
}
