import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { queueOfFigure, type FigureQueue } from '@guichet/contracts/report-links'
import { REPORT_NAMES, getReport, type Report, type ReportName } from '@guichet/contracts/reports'
import { listTickets } from '@guichet/contracts/tickets'
import { putAnswer } from '../../../test/answer-rows.ts'
import { countingDb } from '../../../test/counting-db.ts'
import { makeCategory } from '../../../test/desk.ts'
import { makeReportsDesk } from '../../../test/reports-desk.ts'
import { startApp } from '../../../test/start-app.ts'
import { putTicket } from '../../../test/ticket-rows.ts'
import { newId } from '../../db/id.ts'
import { reportFor } from './queries.ts'
import { reportQuery } from '@guichet/contracts/reports'

const app = await startApp({ env: { DESK_TIMEZONE: 'Europe/Paris' } })
afterAll(() => app.close())
const { db } = app
const now = new Date()
const { desk, made } = await makeReportsDesk(app, now, 150)
const lead = 'robin.responsable'

type Query = Readonly<Record<string, string>>
const read = async (name: ReportName, query: Query = {}, login = lead): Promise<Report> =>
  (await desk.as(login)).call(getReport, { params: { name }, query })
const get = async (login: string, path: string) => (await desk.as(login)).get(`/reports/${path}`)
const DAY = 86_400_000
const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at)
const year = { from: dayOf(new Date(now.getTime() - 454 * DAY)), to: dayOf(now) }

const LINKED: [ReportName, Query][] = [
  ['created-and-closed', { step: 'month' }],
  ['created-and-closed', { step: 'week', origin: 'phone' }],
  ['ageing', {}],
  ['statuses', { teamId: desk.network.id }],
  ['load', { per: 'agent' }],
  ['load', { per: 'team' }],
  ['breakdown', { by: 'category' }],
  ['breakdown', { by: 'team' }],
  ['breakdown', { by: 'product' }],
  ['breakdown', { by: 'establishment', categoryId: desk.service.id }],
  ['breakdown', { by: 'origin' }],
]

test.each(LINKED)(
  'UX-57 each figure of %s %j that has a list is as long as that list',
  async (name, query) => {
    const asked = { ...year, ...query }
    const report = await read(name, asked)
    const robin = await desk.as(lead)
    let compared = 0
    for (const row of report.rows)
      for (const [place, { key }] of report.columns.entries()) {
        const queue = queueOfFigure(report, row, key, reportQuery.parse(asked))
        if (queue === null) continue
        const { total } = await robin.call(listTickets, {
          query: { ...asText(queue), total: 'true', limit: '1' },
        })
        expect(total, `${row.key} ${key}`).toBe(row.values[place])
        compared += 1
      }
    expect(compared).toBeGreaterThan(1)
  },
)

const asText = (queue: FigureQueue): Record<string, string> =>
  Object.fromEntries(Object.entries(queue).map(([name, value]) => [name, String(value)]))

test('AC-1 whoever reads no report cannot tell that there is one: requesters, agents, and a lead whose right was withdrawn', async () => {
  for (const login of ['camille.demandeur', 'alex.agent'])
    for (const name of REPORT_NAMES) expect((await get(login, name)).statusCode, `${login} ${name}`).toBe(404)
  expect((await app.anonymous.get('/reports/load')).statusCode).toBe(401)
  expect((await get(lead, 'unknown')).statusCode).toBe(404)
  const { id } = await db.membership.findFirstOrThrow({
    where: { teamId: desk.network.id, personId: await desk.id(lead) },
  })
  await db.membership.update({ where: { id }, data: { withdrawn: ['report.read'] } })
  const teams = await read('breakdown', { ...year, by: 'team' })
  expect(teams.rows.map(({ key }) => key)).toEqual([desk.support.id])
  // A team that is not theirs, and one that never was, count alike: nothing.
  for (const teamId of [desk.network.id, newId()])
    expect((await read('created-and-closed', { ...year, teamId })).summary.map(({ value }) => value)).toEqual(
      [0, 0],
    )
  await db.membership.update({ where: { id }, data: { withdrawn: [] } })
})

test('an administrator counts every team, and reads the title of no ticket', async () => {
  expect((await read('breakdown', { ...year, by: 'team' }, 'ange.admin')).rows).toHaveLength(2)
  expect((await read('slowest', year, 'ange.admin')).rows).toEqual([])
  expect((await read('recurring', year, 'ange.admin')).rows).toEqual([])
})

test('a period is refused that ends before it begins, or is longer than three years', async () => {
  expect((await get(lead, 'load?from=2026-02-01&to=2026-01-01')).statusCode).toBe(422)
  expect((await get(lead, 'load?from=2020-01-01&to=2026-01-01')).statusCode).toBe(422)
  expect((await get(lead, 'load?from=2026-02-30')).statusCode).toBe(422)
})

test.each(REPORT_NAMES)(
  '%s is read in one statement, recurring problems in one more for their groups',
  async (name) => {
    const counting = countingDb(db)
    const { viewer } = await viewerOf(lead)
    await reportFor(counting.db, viewer, name, {
      query: reportQuery.parse(year),
      now,
      timeZone: 'Europe/Paris',
    })
    expect(counting.sent()).toBe(name === 'recurring' ? 2 : 1)
  },
)

async function viewerOf(login: string) {
  const rows = await db.membership.findMany({ where: { personId: await desk.id(login) } })
  const memberships = rows.map(({ teamId }) => ({
    teamId,
    role: 'lead' as const,
    rights: ['report.read' as const],
  }))
  const nothing = { administrator: false, establishmentIds: [], headOf: [], audiences: [], scopes: null }
  return { viewer: { ...nothing, personId: await desk.id(login), name: login, memberships } }
}

test('T24 changes no statistic: what is erased leaves its figures, dates and counts alone', async () => {
  const asked: [ReportName, Query][] = [
    ['created-and-closed', {}],
    ['calendar', {}],
    ['time-to-take', {}],
    ['time-to-resolve', {}],
    ['reopened', {}],
    ['satisfaction', {}],
    ['breakdown', { by: 'establishment' }],
    ['breakdown', { by: 'audience' }],
    ['load', { per: 'team' }],
  ]
  const all = () =>
    Promise.all(
      asked.map(async ([name, query]) => (await read(name, { ...year, ...query }, 'ange.admin')).rows),
    )
  const before = await all()
  const ids = (
    await db.ticket.findMany({ where: { finalAt: { not: null } }, select: { id: true }, take: 40 })
  ).map(({ id }) => id)
  for (const id of ids)
    await db.$queryRaw`select purge_ticket(${id}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${newId()}::uuid)`
  expect(await db.ticket.count({ where: { id: { in: ids } } })).toBe(0)
  expect(await all()).toEqual(before)
})

test('an answer avoided a ticket where whoever it helped filed none in the week that followed', async () => {
  const answer = await putAnswer(db, { title: 'Vider sa boîte', categories: [desk.mailbox.id] })
  const other = await putAnswer(db, { title: 'Le wifi', categories: [desk.wifi.id] })
  const at = new Date(now.getTime() - 10 * DAY)
  const people = await Promise.all(['une.lectrice', 'un.lecteur', 'une.autre'].map((login) => desk.id(login)))
  const opinions = [true, true, false]
  for (const [n, personId] of people.entries()) {
    await db.answerReading.create({ data: { answerId: answer, personId, readAt: at } })
    await db.answerOpinion.create({ data: { answerId: answer, personId, helpful: opinions[n] === true, at } })
  }
  await db.answerReading.create({ data: { answerId: other, personId: people[0] ?? '', readAt: at } })
  const filed = { teamId: desk.support.id, categoryId: desk.mailbox.id, requesterId: people[1] ?? '' }
  await putTicket(db, {
    ...filed,
    number: 90_001,
    reference: 'R-90001',
    createdAt: new Date(at.getTime() + DAY),
  })
  const { rows, summary } = await read('deflection')
  expect(rows.find(({ key }) => key === answer)).toMatchObject({
    label: 'Vider sa boîte',
    values: [3, 2, 1, 1],
  })
  expect(summary.map(({ value }) => value)).toEqual([4, 2, 1, 1])
  const ofWifi = await read('deflection', { categoryId: desk.wifi.id })
  expect(ofWifi.rows.map(({ key }) => key)).toEqual([other])
})

test('recurring problems are groups of close titles that grow, whatever their endings and their rooms', async () => {
  const topic = await makeCategory(db, 'Salles', { teamId: desk.network.id })
  const titles = [
    ['Vidéoprojecteur sans image salle 12', 3],
    ['Les vidéoprojecteurs n’ont plus d’image', 5],
    ['Image verte, vidéoprojecteur du hall', 6],
    ['Vidéoprojecteur : images coupées', 8],
    ['Vidéoprojecteur sans image', 40],
    ['Rideau métallique bloqué', 4],
    ['Rideau métallique bloqué', 35],
    ['Rideau métallique encore bloqué', 36],
    ['Rideau métallique bloqué', 37],
  ] as const
  for (const [n, [title, days]] of titles.entries())
    await putTicket(db, {
      requesterId: await desk.id('camille.demandeur'),
      teamId: desk.network.id,
      categoryId: topic.id,
      title,
      number: 91_000 + n,
      reference: `R-${91_000 + n}`,
      createdAt: new Date(now.getTime() - days * DAY),
      establishmentId: n === 1 ? desk.school.id : null,
      ...(n === 2 && {
        status: 'resolved',
        takenAt: now,
        resolvedAt: now,
        agentId: await desk.id('lou.reseau'),
      }),
    })
  const { rows } = await read('recurring', { categoryId: topic.id })
  expect(rows).toEqual([
    {
      key: 'imag videoprojecteur',
      label: 'Vidéoprojecteur : images coupées',
      values: [4, 1],
      references: ['R-91003', 'R-91002', 'R-91001', 'R-91000'],
      // Those of the period that are open still, and where they were filed: what an incident is declared from.
      group: {
        open: ['R-91003', 'R-91001', 'R-91000'],
        categories: [{ id: topic.id, label: 'Salles' }],
        establishments: [expect.objectContaining({ id: desk.school.id })],
      },
    },
  ])
})

const FORMULAS = [
  '=1+1',
  '+33 1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '%0',
  '|cmd',
  '＝1',
  'a;=1+1',
  '"\n=1+1',
  "'=1",
  'Plain ; "quoted"',
  'é\n😀',
]

test('AC-85 AC-88 a title that a spreadsheet could take for a formula stays a text, in CSV and in XLSX', async () => {
  const topic = await makeCategory(db, '=Formules', { teamId: desk.support.id })
  const at = new Date(now.getTime() - 3 * DAY)
  for (const [n, title] of FORMULAS.entries())
    await putTicket(db, {
      requesterId: await desk.id('camille.demandeur'),
      teamId: desk.support.id,
      categoryId: topic.id,
      title,
      number: 92_000 + n,
      reference: `R-${92_000 + n}`,
      status: 'assigned',
      agentId: await desk.id('alex.agent'),
      createdAt: at,
      takenAt: at,
      resolvedAt: new Date(at.getTime() + (60 - n) * 60_000),
    })
  const query = `categoryId=${topic.id}`
  const csv = await get(lead, `slowest?${query}&format=csv`)
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.headers['content-disposition']).toContain('attachment; filename=')
  expect([...csv.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, ...lines]: string[][] = parse(csv.body, { bom: true, delimiter: ';' })
  expect(head).toEqual(['Ticket', 'Titre', 'Prise en charge (minutes)', 'Résolution (minutes)'])
  expect(lines.map(([, title]) => title?.replace(/^'/u, ''))).toEqual(FORMULAS)
  for (const [, title = ''] of lines) expect(title).not.toMatch(/^\s*[=+\-@%|＝]/u)
  expect(lines.filter(([, title]) => title?.startsWith("'"))).toHaveLength(FORMULAS.length - 2)
  expect(lines.map(([, , , minutes]) => Number(minutes))).toEqual(FORMULAS.map((_, n) => 60 - n))

  const xlsx = await get(lead, `slowest?${query}&format=xlsx`)
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(xlsx.rawPayload).buffer)
  const [sheet] = book.worksheets
  const found = FORMULAS.map((_, n) => sheet?.getCell(n + 2, 2))
  expect(found.map((cell) => cell?.value)).toEqual(FORMULAS)
  expect(found.some((cell) => cell?.formula !== undefined && cell.formula !== '')).toBe(false)
  expect(sheet?.getCell(2, 4).value).toBe(60)
})

test('REQ-215 UX-57 the file holds the figures of the page, in the reader’s language', async () => {
  const report = await read('created-and-closed', { step: 'day' })
  const french = await get(lead, 'created-and-closed?step=day&format=csv')
  const lines: string[][] = parse(french.body, { bom: true, delimiter: ';' })
  expect(lines[0]).toEqual(['À partir du', 'Créés', 'Fermés'])
  expect(lines.slice(1)).toEqual(report.rows.map(({ key, values }) => [key].concat(values.map(String))))
  const english = await (
    await desk.as(lead)
  ).get('/reports/load?format=csv', { headers: { 'accept-language': 'en' } })
  expect(english.body).toContain('Agent;Open;To complete;On hold;Late;Closed')
  expect(made.length).toBe(150)
})
