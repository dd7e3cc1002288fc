import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { uploadAttachments } from '@guichet/contracts/attachments'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { fileTicket as filing, transitionTicket } from '@guichet/contracts/tickets'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import { loadDemo } from '../../demo/load.ts'
import { readStage } from '../../demo/stage.ts'
import { purgeFinal } from './jobs.ts'

const desk = await startApp()
afterAll(() => desk.close())
await loadDemo(desk.deps)
const stage = await readStage(desk.db)
// A token of that instant: a year passes in these stories.
const camille = () => desk.as('camille.demandeur')

const pathOf = (key: string) => join(desk.env.VAR_DIR, key.slice(-2), key)
const idOf = async (reference: string) =>
  (await desk.db.ticket.findUniqueOrThrow({ where: { reference } })).id

async function fire(login: string, reference: string, body: TransitionInput) {
  return (await desk.as(login)).call(transitionTicket, { params: { reference }, body })
}

async function closedTicket(): Promise<{ reference: string; id: string; file: string }> {
  const uploaded = await (await camille()).inject(multipartOf([filePart('capture.txt', 'secret')]))
  const [file] = uploadAttachments.reply?.parse(uploaded.json()).items ?? []
  if (file === undefined) throw new Error(uploaded.body)
  const { reference } = await (
    await camille()
  ).call(filing, {
    body: {
      categoryId: stage.category('Enseignement et pédagogie'),
      title: 'Mot de passe oublié',
      description: 'Le mien, sur le poste du secrétariat.',
      attachmentIds: [file.id],
    },
  })
  await fire('alex.agent', reference, { event: 'take' })
  await fire('alex.agent', reference, { event: 'resolve', text: 'C’est réparé.' })
  await fire('camille.demandeur', reference, { event: 'approve_closure' })
  const { storageKey } = await desk.db.attachment.findUniqueOrThrow({ where: { id: file.id } })
  return { reference, id: await idOf(reference), file: pathOf(storageKey) }
}

test('REQ-200 a closed request is kept twelve months to the day; then its words, files, mails and people are gone, its figures stay', async () => {
  desk.clock.set(new Date('2027-02-28T10:00:00Z'))
  const { reference, id, file } = await closedTicket()
  const kept = await (await camille()).get(`/tickets/${reference}`)
  expect(kept.json()).toMatchObject({ keptUntil: expect.stringMatching(/^2028-02-28T10:00:/u) })
  const figures = await desk.db.ticketFigures.findUnique({ where: { ticketId: id } })

  desk.clock.set(new Date('2028-02-28T09:59:00Z'))
  // What the demo desk closed goes; this one has a minute left.
  expect(await purgeFinal(desk.deps)).toBeGreaterThan(0)
  expect((await (await camille()).get(`/tickets/${reference}`)).statusCode).toBe(200)
  expect(existsSync(file)).toBe(true)

  desk.clock.set(new Date('2028-02-28T10:01:00Z'))
  expect(await Promise.all([purgeFinal(desk.deps), purgeFinal(desk.deps)])).toSatisfy(
    ([one, other]: number[]) => (one ?? 0) + (other ?? 0) === 1,
  )
  expect((await (await camille()).get(`/tickets/${reference}`)).statusCode).toBe(404)
  expect(existsSync(file)).toBe(false)
  const where = { ticketId: id }
  const left = await Promise.all([
    desk.db.journalEntry.count({ where }),
    desk.db.outgoingMail.count({ where }),
    desk.db.attachment.count({ where }),
    desk.db.closureApproval.count({ where }),
    desk.db.ticketSearch.count({ where }),
    desk.db.ticketTenure.count({ where }),
  ])
  expect(left).toEqual([0, 0, 0, 0, 0, 0])
  expect(await desk.db.ticketFigures.findUnique({ where: { ticketId: id } })).toEqual(figures)
  expect(figures).not.toBeNull()
  expect(await desk.db.auditEntry.findMany({ where: { action: 'ticket.purged', target: id } })).toHaveLength(
    1,
  )
  expect(await purgeFinal(desk.deps)).toBe(0)
})

test('a request that is open, or that was reopened, is never purged: the database itself refuses', async () => {
  desk.clock.set(new Date('2029-01-10T10:00:00Z'))
  const { reference, id } = await closedTicket()
  await fire('camille.demandeur', reference, { event: 'reopen', text: 'Encore en panne.' })
  desk.clock.advance({ days: 800 })
  await purgeFinal(desk.deps)
  const asked = desk.deps.clock(new Date())
  const [row] = await desk.db.$queryRaw<{ keys: unknown }[]>`
    select purge_ticket(${id}::uuid, ${asked}::timestamptz, ${asked}::timestamptz, gen_random_uuid()) as keys`
  expect(row?.keys).toBeNull()
  expect((await (await camille()).get(`/tickets/${reference}`)).statusCode).toBe(200)
})

test('the role that serves may still erase nothing of a journal by itself', async () => {
  await expect(desk.db.journalEntry.deleteMany({})).rejects.toThrow(/permission denied/u)
})
