import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import PdfKit from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ticketExport } from '@guichet/contracts/exports'
import { listJournal } from '@guichet/contracts/journal'
import { getTicket } from '@guichet/contracts/tickets'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { pdfUaFaults } from '../../../test/pdf-ua.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { putFile } from '../../../test/ticket-rows.ts'

const [owner, agent, stranger] = ['camille.demandeur', 'alex.agent', 'sacha.etudiant'] as const
let app: TestApp
let desk: Desk
let reference: string

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  const filed = await desk.file(owner, {
    title: 'Paie : « écran » figé',
    description: 'Premier paragraphe.\n\nSecond paragraphe\u202f!',
  })
  reference = filed.reference
  await desk.fire(agent, reference, 'take')
  await desk.fire(agent, reference, 'comment', { text: 'ZZINTERNALZZ', audience: 'team' })
  await desk.fire(agent, reference, 'comment', { text: 'Bonjour Camille', audience: 'public' })
  const { items } = await (await desk.as(agent)).call(listJournal, { params: { reference } })
  const note = items.find(({ body }) => body === 'ZZINTERNALZZ')
  const alex = await desk.id(agent)
  await putFile(app.db, filed.id, alex, {
    name: 'ZZINTERNALZZ.txt',
    audience: 'team',
    entryId: note?.id ?? '',
  })
})
afterAll(() => app.close())

const exported = async (login: string, format: 'json' | 'pdf', of = reference) =>
  (await desk.as(login)).get(`/tickets/${of}/export?format=${format}`)

test('a ticket as JSON is the ticket, its journal and its approvals as they are read one by one', async () => {
  const file = ticketExport.parse((await exported(agent, 'json')).json())
  const client = await desk.as(agent)
  const params = { reference }
  const journal = await client.call(listJournal, { params })
  expect(file.ticket).toEqual(await client.call(getTicket, { params }))
  expect({ items: file.journal, names: file.names }).toMatchObject({
    items: journal.items,
    names: journal.names,
  })
  expect(file.closureApprovals).toEqual([])
})

test('a journal of several pages is whole, in its order', async () => {
  const long = (await desk.file(owner, { title: 'Longue' })).reference
  for (let n = 0; n < 120; n++)
    await (
      await desk.as(owner)
    ).post(`/tickets/${long}/journal`, {
      body: { body: `Ligne ${n}`, audience: 'public' },
    })
  const file = ticketExport.parse((await exported(owner, 'json', long)).json())
  const lines = file.journal.flatMap(({ body }) => (body === null ? [] : [body]))
  expect(lines).toEqual(Array.from({ length: 120 }, (_, n) => `Ligne ${n}`))
  const pdf = await readPdf((await exported(owner, 'pdf', long)).rawPayload)
  expect(pdf.pages).toBeGreaterThan(5)
  expect(pdf.text).toContain('Ligne 119')
  expect(pdf.text).toContain(`${long}, page ${pdf.pages}`)
})

test.each(['json', 'pdf'] as const)(
  'AC-32 no note and no file of the team leaves in its requester’s %s',
  async (format) => {
    const own = await exported(owner, format)
    const team = await exported(agent, format)
    const said = async ({ body, rawPayload }: typeof own) =>
      format === 'json' ? body : (await readPdf(rawPayload)).text
    expect(await said(team)).toMatch(/ZZINTERNALZZ.*ZZINTERNALZZ\.txt/u)
    expect(await said(own)).toContain('Bonjour Camille')
    expect(await said(own)).not.toContain('ZZINTERNALZZ')
  },
)

test.each(['json', 'pdf'] as const)('AC-1 AC-86 a ticket that is not one’s own has no %s', async (format) => {
  const refused = await exported(stranger, format)
  const unknown = await exported(stranger, format, 'R-999999')
  const told = ({ body }: typeof refused) => body.replace(/"requestId":"[^"]*"/, '').replaceAll(/R-\d+/g, '')
  expect([refused.statusCode, told(refused)]).toEqual([404, told(unknown)])
  expect(refused.headers['content-disposition']).toBeUndefined()
})

test('AC-11 a contact who was removed exports nothing more', async () => {
  const client = await desk.as(owner)
  const personId = await desk.id('maelle.guerin')
  const added = await client.post(`/tickets/${reference}/participants`, {
    body: { role: 'contact', personId },
  })
  expect((await exported('maelle.guerin', 'json')).statusCode).toBe(200)
  const { items }: { items: { id: string; person: { id: string } }[] } = added.json()
  const contact = items.find(({ person }) => person.id === personId)
  await client.delete(`/tickets/${reference}/participants/${contact?.id ?? ''}`)
  for (const format of ['json', 'pdf'] as const)
    expect((await exported('maelle.guerin', format)).statusCode).toBe(404)
})

test('AC-91 each comes as a file of its own name that no cache keeps, and no other format exists', async () => {
  for (const [format, type] of [
    ['json', 'application/json; charset=utf-8'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const { headers } = await exported(owner, format)
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store' })
    expect(headers['content-disposition']).toContain(`attachment; filename="${reference}.${format}"`)
  }
  const client = await desk.as(owner)
  for (const query of ['', '?format=csv', '?format=pdf&format=json', '?format=pdf&ids=R-1'])
    expect((await client.get(`/tickets/${reference}/export${query}`)).statusCode, query).toBe(422)
})

test('the PDF is one that a screen reader follows: title, language, headings, lists, its own fonts', async () => {
  const { rawPayload } = await exported(owner, 'pdf')
  const pdf = await readPdf(rawPayload)
  expect(pdf).toMatchObject({
    title: `${reference} Paie : « écran » figé`,
    language: 'fr-FR',
  })
  const headings = pdf.tags.filter((tag) => /^H\d$/.test(tag))
  expect(headings.slice(0, 4)).toEqual(['H1', 'H2', 'H2', 'H3'])
  expect(pdf.tags.filter((tag) => tag === 'LI').length).toBeGreaterThan(5)
  const written = rawPayload.toString('latin1')
  expect(written).toContain('/Marked true')
  expect(written).toContain('/FontFile2')
  expect(written).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/u)
  expect(written).toMatch(/pdfuaid:part>1</u)
  expect(pdf.text).toContain('Premier paragraphe.')
  expect(pdf.text).toContain('Second paragraphe')
})

test('a machine finds no fault in the PDF against PDF/UA, whatever letters it was asked to write', async () => {
  const { reference: odd } = await desk.file(owner, {
    title: '🙈 Panne « écran »',
    description: 'Emoji 👩‍👩‍👧, arabe مرحبا, hébreu שלום, chinois 漢字, \u202Eenvers\u202C, \uFFFE.',
  })
  expect(await pdfUaFaults((await exported(owner, 'pdf', reference)).rawPayload)).toEqual([])
  const { rawPayload } = await exported(owner, 'pdf', odd)
  expect(await pdfUaFaults(rawPayload)).toEqual([])
  expect((await readPdf(rawPayload)).text).toContain('□ Panne « écran »')
})

test('the check of PDF/UA sees what a plain PDF lacks', async () => {
  const plain = new PdfKit({ pdfVersion: '1.7' })
  const chunks: Buffer[] = []
  plain.on('data', (chunk: Buffer) => chunks.push(chunk))
  plain.font(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))).text('Des mots 🙈')
  plain.end()
  await once(plain, 'end')
  expect((await pdfUaFaults(Buffer.concat(chunks))).map((fault) => fault.slice(0, 6))).toEqual([
    '06-002',
    '06-003',
    '07-001',
    '06-001',
    '11-006',
    '01-005',
    '31-030',
    '14-002',
  ])
})

test('the PDF speaks the reader’s language', async () => {
  const headers = { 'accept-language': 'en' }
  const reply = await (
    await desk.as('dominique.chef')
  ).get(`/tickets/${reference}/export?format=pdf`, { headers })
  expect(reply.statusCode).toBe(404)
  const english = await (await desk.as(owner)).get(`/tickets/${reference}/export?format=pdf`, { headers })
  const pdf = await readPdf(english.rawPayload)
  expect([pdf.language, pdf.text.includes('Requester')]).toEqual(['en-GB', true])
})
