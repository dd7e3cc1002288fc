import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listJournal, type JournalEntry } from '@guichet/contracts/journal'
import { listLinks } from '@guichet/contracts/links'
import { written } from '../../../test/act.ts'
import { countingDb } from '../../../test/counting-db.ts'
import { agent, colleague, lead, outsider, owner, student, makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

/** A ticket in the hands of `agent`. */
async function taken(login: string, title = 'Boîte pleine'): Promise<string> {
  const { reference } = await desk.file(login, { title })
  await desk.fire(agent, reference, 'take')
  return reference
}

const link = (login: string, reference: string, other: string, relation = 'related') =>
  desk.fire(login, reference, 'link', { relation, reference: other })
const merge = (login: string, reference: string, into: string) =>
  desk.fire(login, reference, 'close_as_duplicate', { duplicateOf: into })
const linksSeen = async (login: string, reference: string) => {
  const { items } = await (await desk.as(login)).call(listLinks, { params: { reference } })
  return items.map(({ relation, ticket }) => `${relation} ${ticket.reference}`)
}
const journal = async (login: string, reference: string): Promise<JournalEntry[]> =>
  (await (await desk.as(login)).call(listJournal, { params: { reference } })).items
const kinds = async (login: string, reference: string) =>
  (await journal(login, reference))
    .filter(({ kind }) => kind.endsWith('link'))
    .map(({ kind, data }) => `${kind} ${String(data['relation'])}`)

describe('T33 links', () => {
  test('are told on both tickets, each in its own words, and to the desk alone', async () => {
    const [child, parent] = [await taken(owner), await taken(student)]
    const act = await written(app.db, child, () => link(colleague, child, parent, 'child_of'))
    expect(act).toMatchObject({ entries: ['team link'], mails: [] })
    expect(await linksSeen(colleague, child)).toEqual([`child_of ${parent}`])
    expect(await linksSeen(colleague, parent)).toEqual([`parent_of ${child}`])
    expect([await kinds(agent, child), await kinds(agent, parent)]).toEqual([
      ['link child_of'],
      ['link parent_of'],
    ])
    expect(await linksSeen(owner, child)).toEqual([])
    expect(await kinds(owner, child)).toEqual([])
    const [row] = (await (await desk.as(agent)).call(listLinks, { params: { reference: child } })).items
    expect((await desk.fire(agent, child, 'unlink', { linkId: row?.id })).statusCode).toBe(200)
    expect([await linksSeen(agent, child), await linksSeen(agent, parent)]).toEqual([[], []])
    expect(await kinds(agent, parent)).toEqual(['link parent_of', 'unlink parent_of'])
    expect((await desk.fire(agent, child, 'unlink', { linkId: row?.id })).statusCode).toBe(422)
  })

  test('AC-8 whoever may not read the other ticket cannot tell that it exists', async () => {
    const mine = await taken(owner)
    const hidden = await desk.file(student, { categoryId: desk.wifi.id, title: 'Secret du réseau' })
    // Lead of both teams, robin reads both; alex and noa read one.
    expect((await link(lead, mine, hidden.reference)).statusCode).toBe(200)
    expect(await linksSeen(lead, mine)).toEqual([`related ${hidden.reference}`])
    for (const login of [agent, colleague]) {
      expect(await linksSeen(login, mine)).toEqual([])
      const client = await desk.as(login)
      const page = await client.get(`/tickets/${mine}/links`)
      const read = await client.get(`/tickets/${mine}/journal`)
      for (const said of [page.body, read.body]) {
        expect(said).not.toContain(hidden.reference)
        expect(said).not.toContain(hidden.id)
        expect(said).not.toContain('Secret')
      }
    }
    expect(await kinds(outsider, hidden.reference)).toEqual([])
    const told = async (other: string) => {
      const { statusCode, body } = await link(agent, mine, other)
      return [statusCode, body.replace(/"requestId":"[^"]*"/, '')]
    }
    expect(await told(hidden.reference)).toEqual(await told('R-999999'))
    const linkId = (await app.db.ticketLink.findFirstOrThrow({ where: { toId: hidden.id } })).id
    const [one, none] = [linkId, '018f0000-0000-7000-8000-000000000000'].map((id) =>
      desk.fire(agent, mine, 'unlink', { linkId: id }),
    )
    expect((await one)?.json().detail).toBe((await none)?.json().detail)
  })

  test('two agents who link the same two tickets at once make one link', async () => {
    const [one, other] = [await taken(owner), await taken(student)]
    const answers = await Promise.all([
      link(agent, one, other),
      link(colleague, other, one, 'duplicate_of'),
      link(lead, one, other, 'parent_of'),
    ])
    expect(answers.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '422', '422'])
    expect(await linksSeen(agent, one)).toHaveLength(1)
  })

  test('agents who undo one link at once, from either end, undo it once, and the journals say it once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = [await taken(owner), await taken(student)]
      await link(agent, one, other)
      const [row] = (await (await desk.as(agent)).call(listLinks, { params: { reference: one } })).items
      const answers = await Promise.all([
        desk.fire(agent, one, 'unlink', { linkId: row?.id }),
        desk.fire(colleague, other, 'unlink', { linkId: row?.id }),
        desk.fire(lead, one, 'unlink', { linkId: row?.id }),
      ])
      expect(answers.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '422', '422'])
      expect([await kinds(agent, one), await kinds(agent, other)]).toEqual([
        ['link related', 'unlink related'],
        ['link related', 'unlink related'],
      ])
    }
  })

  test('a ticket has one parent, and a family two generations', async () => {
    const [grand, parent, child] = [await taken(owner), await taken(owner), await taken(owner)]
    expect((await link(agent, child, parent, 'child_of')).statusCode).toBe(200)
    expect((await link(agent, child, grand, 'child_of')).json()).toMatchObject({ status: 422 })
    expect((await link(agent, parent, grand, 'child_of')).json()).toMatchObject({ status: 422 })
    expect((await link(agent, grand, child, 'child_of')).json()).toMatchObject({ status: 422 })
    expect((await link(agent, child, child)).json()).toMatchObject({ status: 422 })
  })

  test('of three generations made at once, one link alone is', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [grand, parent, child] = [await taken(owner), await taken(owner), await taken(owner)]
      const answers = await Promise.all([
        link(agent, child, parent, 'child_of'),
        link(colleague, parent, grand, 'child_of'),
        link(lead, grand, parent, 'parent_of'),
      ])
      expect(answers.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '422', '422'])
      expect(await linksSeen(agent, parent)).toHaveLength(1)
    }
  })

  test('are listed in one statement, however many', async () => {
    const hub = await taken(owner)
    for (let n = 0; n < 5; n += 1) await link(agent, hub, await taken(student))
    const { linksOf } = await import('./queries.ts')
    const counted = countingDb(app.db)
    const viewer = {
      personId: await desk.id(agent),
      name: '',
      administrator: false,
      establishmentIds: [],
      headOf: [],
      audiences: [],
      scopes: null,
    }
    await linksOf(
      counted.db,
      { ...viewer, memberships: [{ teamId: desk.support.id, role: 'agent', rights: [] }] },
      hub,
    )
    expect(counted.sent()).toBe(1)
  })
})

describe('T27 merging', () => {
  test('AC-216 moves no entry: the journal of the merged one is read in the survivor’s, each entry once', async () => {
    const [merged, survivor] = [await taken(owner, 'Première fois'), await taken(owner, 'Deuxième fois')]
    await desk.fire(owner, merged, 'comment', { text: 'Dit dans le premier' })
    await desk.fire(agent, merged, 'comment', { text: 'Note du premier', audience: 'team' })
    const act = await written(app.db, merged, () => merge(agent, merged, survivor))
    expect(act).toMatchObject({
      status: 'closed',
      entries: ['public close_as_duplicate', 'public link'],
      mails: ['closed_duplicate → camille.demandeur'],
    })
    const read = async (login: string) =>
      (await journal(login, survivor))
        .filter(({ mergedFrom }) => mergedFrom === merged)
        .map(({ body }) => body)
    const seen = await read(owner)
    expect(seen).toContain('Première fois\n\nJe ne reçois plus rien.')
    expect(seen.filter((body) => body === 'Dit dans le premier')).toHaveLength(1)
    expect(seen).not.toContain('Note du premier')
    expect(await read(colleague)).toContain('Note du premier')
    expect(await linksSeen(owner, survivor)).toEqual([`merges ${merged}`])
    expect(await linksSeen(owner, merged)).toEqual([`merged_into ${survivor}`])
    const ids = (await journal(owner, survivor)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('shows nothing of the merged one to who reads the survivor alone', async () => {
    const [merged, survivor] = [await taken(owner, 'À part'), await taken(owner)]
    const contact = { personId: await desk.id(student) }
    await desk.fire(owner, survivor, 'add_contact', contact)
    await merge(agent, merged, survivor)
    const read = await (await desk.as(student)).get(`/tickets/${survivor}/journal`)
    expect(read.statusCode).toBe(200)
    expect(read.body).not.toContain(merged)
    expect(read.body).not.toContain('À part')
    expect(await linksSeen(student, survivor)).toEqual([])
  })

  test('of two requesters’ tickets links them, and neither hears of the other', async () => {
    const [repeats, other] = [await taken(owner), await taken(student)]
    await merge(agent, repeats, other)
    expect(await linksSeen(agent, repeats)).toEqual([`duplicate_of ${other}`])
    for (const [login, reference, unheard] of [
      [owner, repeats, other],
      [student, other, repeats],
    ] as const) {
      expect(await linksSeen(login, reference)).toEqual([])
      expect((await (await desk.as(login)).get(`/tickets/${reference}/journal`)).body).not.toContain(unheard)
    }
    expect((await journal(agent, other)).some(({ mergedFrom }) => mergedFrom)).toBe(false)
  })

  test('two agents who merge each ticket into the other at once merge one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, other] = [await taken(owner), await taken(owner)]
      const answers = await Promise.all([
        merge(agent, one, other),
        merge(lead, other, one),
        merge(lead, one, other),
      ])
      expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1)
      const rows = await app.db.ticket.findMany({ where: { reference: { in: [one, other] } } })
      expect(rows.map(({ status }) => status).toSorted()).toEqual(['assigned', 'closed'])
    }
  })

  test('goes through a chain, never in a circle, and never into what is over', async () => {
    const [first, second, third] = [
      await taken(owner, 'Un'),
      await taken(owner, 'Deux'),
      await taken(owner, 'Trois'),
    ]
    await merge(agent, first, second)
    expect((await merge(agent, second, first)).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/duplicateOf' }],
    })
    expect((await merge(agent, second, third)).statusCode).toBe(200)
    const from = new Set((await journal(owner, third)).map(({ mergedFrom }) => mergedFrom))
    expect(from).toEqual(new Set([null, first, second]))
  })

  test('is undone by a reopening, which removes the link', async () => {
    const [merged, survivor] = [await taken(owner), await taken(owner)]
    await merge(agent, merged, survivor)
    const [row] = (await (await desk.as(agent)).call(listLinks, { params: { reference: merged } })).items
    expect((await desk.fire(agent, merged, 'unlink', { linkId: row?.id })).statusCode).toBe(422)
    const act = await written(app.db, merged, () =>
      desk.fire(agent, merged, 'reopen', { text: 'Deux sujets différents.' }),
    )
    expect(act).toMatchObject({
      status: 'assigned',
      agent,
      entries: ['public reopen', 'public unlink', 'public reopen'],
    })
    expect(await linksSeen(agent, survivor)).toEqual([])
    expect((await journal(owner, survivor)).some(({ mergedFrom }) => mergedFrom)).toBe(false)
    expect((await merge(agent, merged, survivor)).statusCode).toBe(200)
  })

  test('AC-10 takes an agent who reads both and is in charge of the one that closes', async () => {
    const [merged, survivor] = [await taken(owner), await taken(owner)]
    expect((await merge(outsider, merged, survivor)).statusCode).toBe(404)
    expect((await merge(colleague, merged, survivor)).statusCode).toBe(403)
    expect((await merge(owner, merged, survivor)).statusCode).toBe(403)
  })
})

describe('splitting', () => {
  const split = async (login: string, reference: string, body: Record<string, unknown>) =>
    (await desk.as(login)).post(`/tickets/${reference}/split`, { body })

  test('makes a ticket of the same requester with a copy of one public entry and its files', async () => {
    const source = await taken(owner)
    const camille = await desk.as(owner)
    const sent = multipartOf([filePart('ecran.txt', 'Tout est noir.')])
    const { items } = (await camille.inject(sent)).json()
    await camille.post(`/tickets/${source}/journal`, {
      body: { body: 'Et le wifi ne marche plus.', audience: 'public', attachmentIds: [items[0].id] },
    })
    const entry = (await journal(agent, source)).find(({ body }) => body?.includes('wifi'))
    const made = await split(agent, source, {
      entryId: entry?.id,
      categoryId: desk.wifi.id,
      title: 'Wifi absent',
    })
    expect(made.statusCode).toBe(201)
    const { reference, ...ticket } = await madeFrom(source)
    expect(made.json()).toEqual({ reference })
    expect(ticket).toMatchObject({
      title: 'Wifi absent',
      description: 'Et le wifi ne marche plus.',
      filedBy: agent,
      requester: owner,
    })
    const theirs = await desk.see(owner, reference)
    expect(theirs.attachments.map(({ name }) => name)).toEqual(['ecran.txt'])
    const bytes = await camille.get(`/attachments/${theirs.attachments[0]?.id}/content`)
    expect(bytes.body).toBe('Tout est noir.')
    expect(theirs.attachments[0]?.id).not.toBe(items[0].id)
    expect(await linksSeen(owner, source)).toEqual([`split_into ${reference}`])
    expect(await kinds(owner, source)).toEqual(['link split_into'])
    expect(await kinds(owner, reference)).toEqual(['link split_from'])
  })

  test('is for whoever may link, and never for a note', async () => {
    const source = await taken(owner)
    await desk.fire(agent, source, 'comment', { text: 'Entre nous', audience: 'team' })
    const entries = await journal(agent, source)
    const [note, filed] = ['comment', 'file'].map((kind) => entries.find((entry) => entry.kind === kind)?.id)
    const asked = (entryId: string | undefined) => ({ entryId, categoryId: desk.mailbox.id, title: 'Autre' })
    expect((await split(agent, source, asked(note))).statusCode).toBe(422)
    expect((await split(owner, source, asked(filed))).statusCode).toBe(403)
    expect((await split(outsider, source, asked(filed))).statusCode).toBe(404)
    const { reference } = (await split(colleague, source, asked(filed))).json()
    expect(await desk.see(colleague, reference)).toMatchObject({
      title: 'Autre',
      description: 'Je ne reçois plus rien.',
    })
  })

  async function madeFrom(reference: string) {
    const { from } = await app.db.ticketLink.findFirstOrThrow({
      where: { to: { reference }, kind: 'split_from' },
      include: { from: { include: { requester: true } } },
    })
    const filer = await app.db.person.findUniqueOrThrow({ where: { id: from.filedById } })
    return {
      reference: from.reference,
      title: from.title,
      description: from.description,
      requester: from.requester.login,
      filedBy: filer.login,
    }
  }
})
