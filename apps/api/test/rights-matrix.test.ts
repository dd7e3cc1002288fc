import { Readable } from 'node:stream'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
import { newId } from '../src/db/id.ts'
import { putAnswer } from './answer-rows.ts'
import { clientWith } from './client.ts'
import type { TestClient } from './client.ts'
import { evilProvider } from './evil-provider.ts'
import { giveToken, joinTeam, makeEstablishment, makeTeam, personNamed } from './people.ts'
import { SAMPLES } from './rights-samples.ts'
import type { Sample, Scene, TicketState } from './rights-samples.ts'
import { startApp } from './start-app.ts'
import { putCategory, putEntry, putFile, putTicket } from './ticket-rows.ts'

const committed = new URL('../../../docs/security/rights-matrix.md', import.meta.url)
const provider = await evilProvider()
const desk = await startApp({ env: { OIDC_ISSUER: provider.issuer } })
const { db } = desk
const address = await desk.app.listen({ host: '127.0.0.1', port: 0 })

const actors = [
  'anonymous',
  'owner',
  'stranger',
  'head',
  'agent',
  'other agent',
  'lead',
  'administrator',
  'token',
] as const
type Actor = (typeof actors)[number]
const logins: Readonly<Record<Exclude<Actor, 'anonymous' | 'token'>, string>> = {
  owner: 'camille.demandeur',
  stranger: 'sacha.etudiant',
  head: 'dominique.chef',
  agent: 'alex.agent',
  'other agent': 'lou.reseau',
  lead: 'robin.responsable',
  administrator: 'ange.admin',
}

const team = await makeTeam(db, 'Applications', {
  'alex.agent': 'agent',
  'noa.agent': 'agent',
  'robin.responsable': 'lead',
})
const otherTeam = await makeTeam(db, 'Réseau', { 'lou.reseau': 'agent' })
await joinTeam(db, otherTeam.id, 'robin.responsable', 'lead')
const school = await makeEstablishment(db, '0149001A', {
  people: ['camille.demandeur'],
  heads: ['dominique.chef'],
})
const category = await putCategory(db, team.id)
const answerId = await putAnswer(db)
const draftAnswerId = await putAnswer(db, { publishedFrom: null })
const headsAnswerId = await putAnswer(db, { audiences: ['head'] })
const camille = await personNamed(db, 'camille.demandeur')
const alex = await personNamed(db, 'alex.agent')
const guest = await personNamed(db, 'une.connaissance')
const noa = await personNamed(db, 'noa.agent')
await personNamed(db, 'ange.admin')
await db.person.update({ where: { login: 'dominique.chef' }, data: { audiences: ['staff', 'head'] } })
await db.person.update({ where: { login: 'ange.admin' }, data: { administrator: true } })

const table = new Map<string, number[]>()
const label = ({ route, what }: Sample) => (what === undefined ? route : `${route} — ${what}`)

beforeAll(async () => {
  for (const sample of SAMPLES) {
    const line: number[] = []
    for (const actor of actors) line.push(await statusFor(sample, actor))
    table.set(label(sample), line)
  }
}, 180_000)

afterAll(async () => {
  await desk.close()
  await provider.stop()
})

async function statusFor(sample: Sample, actor: Actor): Promise<number> {
  const { request, state = 'dispatched', route } = sample
  const scene = await makeScene(state)
  const [method = 'GET', path = ''] = route.split(' ')
  const client = await identityOf(actor)
  if (path.endsWith('/events')) return statusOfStream(path, client)
  const asked = { url: path.replace(/:\w+/, unknown), ...request?.(scene) }
  return (await client.inject({ ...asked, method: methods.parse(method) })).statusCode
}

const unknown = '018f0000-0000-7000-8000-000000000000'
const methods = z.enum(['HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const heads = new Set(ENDPOINTS.flatMap(({ method, path }) => (method === 'HEAD' ? `/api/v1${path}` : [])))

// A stream has no end to wait for.
async function statusOfStream(url: string, { headers }: TestClient): Promise<number> {
  const leave = new AbortController()
  const reply = await fetch(`${address}${url}`, { headers, signal: leave.signal })
  leave.abort()
  return reply.status
}

async function identityOf(actor: Actor): Promise<TestClient> {
  if (actor === 'anonymous') return desk.anonymous
  if (actor !== 'token') return desk.signedIn(logins[actor])
  const secret = await giveToken(desk.deps, camille.id, ['tickets:read'])
  return clientWith(desk.app, camille, { authorization: `Bearer ${secret}` })
}

let scenes = 0

async function makeScene(state: TicketState): Promise<Scene> {
  const held =
    state === 'dispatched' ? {} : { agentId: alex.id, takenAt: new Date(), status: 'assigned' as const }
  // Far from the numbers that filing gives.
  scenes += 1
  const ticket = await putTicket(db, {
    number: 1_000_000 + scenes,
    reference: `R-${1_000_000 + scenes}`,
    requesterId: camille.id,
    teamId: team.id,
    categoryId: category.id,
    establishmentId: school.id,
    onBehalf: 'establishment',
    ...held,
  })
  if (state === 'resolved') {
    await db.$transaction([
      db.closureApproval.create({
        data: {
          id: newId(),
          ticketId: ticket.id,
          requestedById: alex.id,
          requestedAt: new Date(),
          outcome: 'pending',
        },
      }),
      db.ticket.update({ where: { id: ticket.id }, data: { status: 'resolved', resolvedAt: new Date() } }),
    ])
  }
  const fileOn = async (audience: 'public' | 'team') => {
    const entryId = await putEntry(db, ticket.id, { audience, authorId: alex.id })
    const file = await putFile(db, ticket.id, alex.id, { name: 'note.txt', audience, entryId })
    const { sha256 } = await desk.deps.files.put(file.storageKey, Readable.from(['douze octets']), 100)
    await db.attachment.update({ where: { id: file.id }, data: { sha256 } })
    return { id: file.id, entryId }
  }
  const [open, noted] = [await fileOn('public'), await fileOn('team')]
  return {
    reference: ticket.reference,
    categoryId: category.id,
    publicFileId: open.id,
    publicEntryId: open.entryId,
    teamFileId: noted.id,
    teamId: team.id,
    otherTeamId: otherTeam.id,
    viewId: await putView(),
    toolIds: await putTools(),
    noaId: noa.id,
    answerId,
    headsAnswerId,
    draftAnswerId,
    guestId: guest.id,
  }
}

async function putView(): Promise<string> {
  const content = { source: 'team', conditions: {}, sort: 'priority', group: 'none', columns: ['state'] }
  const dates = { createdAt: new Date(), updatedAt: new Date() }
  const id = newId()
  // A team keeps so many, and this is made for each cell.
  await db.ticketView.deleteMany({ where: { teamId: team.id } })
  await db.ticketView.create({
    data: { id, label: 'x', audience: 'team', teamId: team.id, ownerId: alex.id, content, ...dates },
  })
  return id
}

async function putTools() {
  const ids = { 'saved-replies': newId(), macros: newId() }
  const place = { label: 'x', audience: 'team', teamId: team.id, ownerId: alex.id } as const
  const dates = { createdAt: new Date(), updatedAt: new Date() }
  await db.agentTool.deleteMany({ where: { teamId: team.id } })
  await db.agentTool.createMany({
    data: [
      { id: ids['saved-replies'], kind: 'saved_reply', content: { body: 'x' }, ...place, ...dates },
      { id: ids.macros, kind: 'macro', content: { take: true }, ...place, ...dates },
    ],
  })
  return ids
}

const column = (actor: Actor) => actors.indexOf(actor)

test('AC-3 every route of the running app has its line', () => {
  const lines = new Set(SAMPLES.map(({ route }) => route))
  // The rest are the files of the built web and of the documentation, public all.
  const served = desk.app.knownRoutes
    .filter(({ url }) => /^\/(?:auth|health|api\/v1)\//.test(url))
    // Every GET answers HEAD too; only those of a contract are routes of their own.
    .filter(({ method, url }) => method !== 'OPTIONS' && (method !== 'HEAD' || heads.has(url)))
    .map(({ method, url }) => `${method} ${url}`)
  expect(served.filter((route) => !lines.has(route))).toEqual([])
  expect([...lines].filter((route) => !served.includes(route))).toEqual([])
})

test('AC-3 no cell differs from the committed table (UPDATE=1 writes it: read every cell that changes)', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(committed, written())
  expect(readFileSync(committed, 'utf8')).toBe(written())
})

const isPublic = (route: string) =>
  !route.includes(' /api/v1/') || / \/api\/v1\/(desk|openapi\.json)$/.test(route)

test('AC-3 nobody unknown is let in but where everybody is', () => {
  for (const [line, statuses] of table) {
    if (!isPublic(line.split(' — ')[0] ?? ''))
      expect([line, statuses[column('anonymous')]]).toEqual([line, 401])
  }
})

test('AC-3 a ticket is not there for who may not read it: stranger, agent of another team, administrator as such', () => {
  for (const [line, statuses] of table) {
    if (!/:reference|attachments\/:id/.test(line)) continue
    for (const actor of ['stranger', 'other agent', 'administrator'] as const) {
      expect([line, actor, statuses[column(actor)]]).toEqual([line, actor, 404])
    }
  }
})

test('AC-180 a token that may read writes nothing', () => {
  for (const [line, statuses] of table) {
    const [method = '', path = ''] = line.split(' ')
    if (method !== 'GET' && path.startsWith('/api/'))
      expect([line, statuses[column('token')]]).toEqual([line, 403])
  }
})

test('AC-3 nothing is ever answered by an error of ours', () => {
  for (const [line, statuses] of table)
    expect([line, statuses.filter((status) => status >= 500)]).toEqual([line, []])
})

function written(): string {
  const rows = [...table].map(([line, statuses]) => `| ${line} | ${statuses.join(' | ')} |`)
  return [
    '# Rights matrix',
    '',
    'What each actor is answered on each route of the running app. Written by `UPDATE=1 vitest run apps/api/test/rights-matrix.test.ts`;',
    'the test fails when a route has no line or a cell differs.',
    '',
    'The ticket was filed by the owner for the school that the head heads; `agent` and `lead` belong to the team that holds it, `lead` also to the',
    'other agent’s team; `token` is the owner’s, with the scope `tickets:read` alone.',
    '',
    `| route | ${actors.join(' | ')} |`,
    `|---|${actors.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ].join('\n')
}
