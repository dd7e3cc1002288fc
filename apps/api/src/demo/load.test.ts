import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestAnswers } from '@guichet/contracts/answers'
import { getCatalogue } from '@guichet/contracts/catalogue'
import { fieldChange } from '@guichet/contracts/journal'
import { STATUSES } from '@guichet/contracts/lifecycle'
import { listMacros, listSavedReplies } from '@guichet/contracts/tools'
import { brokenInvariants } from '@guichet/domain/invariants'
import { replay } from '@guichet/domain/replay'
import { establishmentName } from '@guichet/i18n/format/names'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DEMO_ANSWERS } from '../../../../prisma/demo/answers.ts'
import { DEMO_SERVICES } from '../../../../prisma/demo/catalogue.ts'
import { DEMO_EXTRAS, DEMO_PEOPLE } from '../../../../prisma/demo/people.ts'
import { DEMO_STORIES } from '../../../../prisma/demo/stories.ts'
import { DEMO_TOOLS } from '../../../../prisma/demo/tools.ts'
import { startApp } from '../../test/start-app.ts'
import { loadDemo } from './load.ts'
import { actsSeenFrom } from './play.ts'
import { instantOf } from './story-time.ts'

const desk = await startApp()
afterAll(() => desk.close())
await loadDemo(desk.deps)

const accountsPath = join(desk.env.VAR_DIR, 'demo-accounts.json')
const readAccounts = () =>
  z
    .array(z.object({ login: z.string(), name: z.string(), roles: z.array(z.string()), token: z.string() }))
    .parse(JSON.parse(readFileSync(accountsPath, 'utf8')))

describe('the catalogue of the guides', () => {
  const plain = (label: string) => label.toUpperCase().replaceAll('’', "'")
  const expectService = async (service: string, topics: readonly string[]) => {
    const root = await desk.db.category.findFirstOrThrow({
      where: {
        parentId: null,
        label: { in: DEMO_SERVICES.map(({ label }) => label).filter((label) => plain(label) === service) },
      },
      include: { children: { orderBy: { position: 'asc' } } },
    })
    expect(root.children.map(({ label }) => label.replaceAll('’', "'"))).toEqual(topics)
    expect(root.teamId).not.toBeNull()
    expect(root.icon).not.toBeNull()
    for (const topic of root.children) expect(topic).toMatchObject({ acceptsTickets: true, teamId: null })
  }

  test('REQ-227 COMPTES, MOTS DE PASSE ET SÉCURITÉ D’ACCÈS, with its topics in their order', () =>
    expectService("COMPTES, MOTS DE PASSE ET SÉCURITÉ D'ACCÈS", [
      'Gestion des comptes (création/modification/fermeture)',
      'Perte ou changement de mot de passe',
      "Moyen d'authentification sécurisé (clé OTP)",
      "Droits d'accès aux applications",
    ]))

  test('REQ-228 CONNEXIONS INTERNET ET INFRASTRUCTURES, with its topics in their order', () =>
    expectService('CONNEXIONS INTERNET ET INFRASTRUCTURES', [
      'Infrastructures, réseaux et sécurité',
      'Serveurs en établissement',
      'Alertes de sécurité et filtrage',
      'CNIL - Informatique & libertés',
      'Gestion technique des bâtiments',
    ]))

  test('REQ-229 COMMUNICATION ET COLLABORATION, with its topics in their order', () =>
    expectService('COMMUNICATION ET COLLABORATION', [
      'Messagerie, agenda',
      'Services de conférence (visio, webconf, audioconf...)',
      'Sites web',
      'Portails (ENT, intranet...)',
    ]))

  test('REQ-230 BUREAUTIQUE ET ENVIRONNEMENT DE TRAVAIL, with its topics in their order', () =>
    expectService('BUREAUTIQUE ET ENVIRONNEMENT DE TRAVAIL', [
      "Installation/Dépannage d'un poste de travail",
      "Installation/dépannage d'un logiciel",
      'Répertoires partagés',
      'Matériel (demandes, périphériques)',
      'Téléphonie et Mobilité',
      'Imprimantes/Photocopieurs',
    ]))

  test('REQ-231 APPLICATIONS ET SERVICES MÉTIERS, with its topics in their order', () =>
    expectService('APPLICATIONS ET SERVICES MÉTIERS', [
      'Services personnalisés pour les agents (carrière, frais...)',
      'Enseignement et pédagogie',
      'Applications de gestion',
      'Développements et nouveaux besoins',
    ]))

  test('REQ-232 DONNÉES, TABLEAUX DE BORD, ENQUÊTES ET PILOTAGE, with its topics in their order', () =>
    expectService('DONNÉES, TABLEAUX DE BORD, ENQUÊTES ET PILOTAGE', [
      'Requêtes (demandes et modifications)',
      'Enquêtes (demandes et suivi)',
      'Échanges de données',
      'Libération de données (opendata)',
      'Tableaux de bord et décisionnel',
      'Nomenclatures',
    ]))

  test('REQ-036 six services, twenty-nine topics, found by what people call them', async () => {
    expect(DEMO_SERVICES).toHaveLength(6)
    expect(DEMO_SERVICES.flatMap(({ topics }) => topics)).toHaveLength(29)
    const camille = await desk.as('camille.demandeur')
    for (const [word, topic] of [
      ['mdp', 'Perte ou changement de mot de passe'],
      ['wifi', 'Infrastructures, réseaux et sécurité'],
      ['ENT', 'Portails (ENT, intranet...)'],
      ['clé OTP', 'Moyen d’authentification sécurisé (clé OTP)'],
    ] as const) {
      const { categories } = await camille.call(getCatalogue, { query: { q: word } })
      expect(categories.flatMap(({ children }) => children.map(({ label }) => label))).toContain(topic)
    }
  })

  test('REQ-233 families and products', async () => {
    const gfc = await desk.db.product.findFirstOrThrow({ where: { label: 'GFC' }, include: { family: true } })
    expect(gfc.family.label).toBe('Intendance')
    expect(await desk.db.product.count({ where: { label: 'Mozilla Thunderbird' } })).toBe(1)
    const families = await desk.db.productFamily.findMany()
    expect(families.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Intendance', 'Examens et concours', 'Ressources humaines']),
    )
  })

  test('REQ-234 « Extincteurs Présidence », in HYGIENE - SECURITE, in four lines', async () => {
    const ticket = await desk.db.ticket.findFirstOrThrow({
      where: { title: 'Extincteurs Présidence' },
      include: { category: true },
    })
    expect(ticket.category.label).toBe('HYGIENE - SECURITE')
    expect(ticket.description.split('\n')).toHaveLength(4)
    expect(ticket.description).toContain('Où sont placés les extincteurs à la Présidence\u202f?')
  })

  test('REQ-034 « Support technique pour les applications de scolarité » is filed under without a sub-category, and found by « Apogée »', async () => {
    const camille = await desk.as('camille.demandeur')
    const { categories } = await camille.call(getCatalogue, { query: { q: 'Apogée' } })
    const found = categories.find(
      ({ label }) => label === 'Support technique pour les applications de scolarité',
    )
    expect(found).toMatchObject({ acceptsTickets: true, children: [] })
    expect(found?.team.label).toBe('Applications et services métiers')
  })

  test('REQ-070 three establishments: code, kind and name', async () => {
    const rows = await desk.db.establishment.findMany({ orderBy: { code: 'asc' } })
    expect(rows.map(({ code }) => code)).toEqual(['0149001A', '0149002B', '0149003C'])
    expect(rows.map(establishmentName)[0]).toBe('0149001A pu RECTORAT ACADEMIE DE VALMER VALMER 1')
  })
})

describe('the answers', () => {
  test('REQ-051 REQ-052 answers of every kind, over the six services, all published', async () => {
    const rows = await desk.db.answer.findMany({
      where: { publishedFrom: { lte: new Date() } },
      include: { categories: { include: { category: { include: { parent: true } } } } },
    })
    expect(rows).toHaveLength(DEMO_ANSWERS.length)
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(3)
    const services = rows.flatMap(({ categories }) =>
      categories.map(({ category }) => category.parent?.label),
    )
    expect(new Set(services)).toEqual(new Set(DEMO_SERVICES.map(({ label }) => label)))
  })

  test('REQ-053 « GFC : erreur 3141 » is answered before it is filed', async () => {
    const { answers } = await (
      await desk.as('camille.demandeur')
    ).call(suggestAnswers, {
      body: { text: 'GFC : erreur 3141 à l’impression de la balance' },
    })
    expect(answers[0]?.title).toContain('3141')
  })
})

describe('what is kept ready', () => {
  test('an agent finds the texts and macros of everybody and of their team, none of which names what is not there', async () => {
    const alex = await desk.as('alex.agent')
    const replies = await alex.call(listSavedReplies)
    const macros = await alex.call(listMacros)
    const labels = [...replies.items, ...macros.items].map(({ label }) => label)
    expect(labels.toSorted()).toEqual(DEMO_TOOLS.map(({ label }) => label).toSorted())
    expect(macros.items.flatMap(({ lost }) => lost)).toEqual([])
  })
})

describe('the teams and people', () => {
  test('six teams of levels one to three, each with members', async () => {
    const teams = await desk.db.team.findMany({ include: { memberships: true } })
    expect(teams).toHaveLength(6)
    expect(new Set(teams.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
    for (const team of teams) expect(team.memberships.length).toBeGreaterThan(0)
    expect(teams.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Applications et services métiers', 'Connexions internet et infrastructures']),
    )
  })

  test('a token for each demo person, readable by the owner alone, that opens the API', async () => {
    const accounts = readAccounts()
    expect(accounts.map(({ login }) => login)).toEqual(DEMO_PEOPLE.map(({ login }) => login))
    expect(statSync(accountsPath).mode & 0o777).toBe(0o600)
    expect(accounts.find(({ login }) => login === 'robin.responsable')?.roles).toEqual([
      'requester',
      'agent',
      'lead',
    ])
    for (const { token } of accounts) {
      const reply = await desk.anonymous.get('/catalogue', { headers: { authorization: `Bearer ${token}` } })
      expect(reply.statusCode).toBe(200)
    }
    expect(await desk.db.personIdentity.count({ where: { issuer: desk.env.OIDC_ISSUER } })).toBe(
      DEMO_PEOPLE.length,
    )
  })

  test('nobody bears two logins', () => {
    const logins = [...DEMO_PEOPLE, ...DEMO_EXTRAS].map(({ login }) => login)
    expect(new Set(logins).size).toBe(logins.length)
  })
})

describe('the forty stories', () => {
  test('every state is there', async () => {
    const found = await desk.db.ticket.groupBy({ by: ['status'], _count: true })
    expect(found.map(({ status }) => status).toSorted()).toEqual([...STATUSES].toSorted())
    expect(await desk.db.ticket.count()).toBe(40)
    expect(
      await desk.db.ticket.count({ where: { closeReason: { in: ['accepted', 'auto', 'duplicate'] } } }),
    ).toBeGreaterThan(8)
    expect(await desk.db.ticket.count({ where: { reopenCount: { gt: 0 } } })).toBeGreaterThan(1)
    expect(await desk.db.ticket.count({ where: { dispatchCount: { gt: 1 } } })).toBeGreaterThan(1)
  })

  test('they happened in the past, in working hours, in the order of their references', async () => {
    const tickets = await desk.db.ticket.findMany({ orderBy: { number: 'asc' } })
    const dates = tickets.map(({ createdAt }) => createdAt.getTime())
    expect(dates).toEqual(dates.toSorted((one, other) => one - other))
    const entries = await desk.db.journalEntry.findMany()
    for (const { at } of entries) {
      expect(at.getTime()).toBeLessThan(Date.now())
      expect(
        new Intl.DateTimeFormat('fr', { weekday: 'short', timeZone: 'Europe/Paris' }).format(at),
      ).not.toMatch(/sam|dim/)
    }
    expect(entries.length).toBeGreaterThan(200)
    expect(await desk.db.attachment.count({ where: { ticketId: null } })).toBe(0)
    expect(await desk.db.attachment.count()).toBe(
      DEMO_STORIES.flatMap((story) => [story, ...story.steps]).filter(({ file }) => file).length,
    )
  })

  test('each keeps the invariants, and its journal tells it anew from nothing', async () => {
    const tickets = await desk.db.ticket.findMany({
      include: {
        entries: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
        approvals: { where: { outcome: 'pending' } },
        agent: { include: { memberships: { where: { endedAt: null } } } },
      },
    })
    for (const ticket of tickets) {
      const agentIsActive = ticket.agent?.memberships.some(({ teamId }) => teamId === ticket.teamId) ?? false
      expect(brokenInvariants({ ...ticket, agentIsActive }, ticket.approvals.length)).toEqual([])
      const entries = ticket.entries.map(({ at, changes }) => ({
        at,
        changes: z.array(fieldChange).parse(changes),
      }))
      const { status, teamId, agentId, priority, categoryId } = ticket
      expect(replay(entries)).toMatchObject({ status, teamId, priority, categoryId })
      expect(replay(entries)['agentId'] ?? null).toBe(agentId)
    }
  })

  test('REQ-199 what is closed without an answer is closed on the day that was announced', async () => {
    const told = await desk.db.journalEntry.findMany({
      where: { kind: { in: ['announce_auto_close', 'auto_close'] }, ticket: { closeReason: 'auto' } },
      orderBy: { at: 'asc' },
    })
    const [announced, closed, ...others] = told.map(({ at, data }) => ({
      at,
      closeAt: z.object({ closeAt: z.coerce.date().optional() }).parse(data).closeAt,
    }))
    expect(others).toEqual([])
    expect(closed?.at).toEqual(announced?.closeAt)
  })

  test('only the last mails are still to leave', async () => {
    expect(await desk.db.outgoingMail.count({ where: { status: 'queued' } })).toBe(6)
  })

  test.each(['2026-03-30T07:00:00Z', '2026-11-22T01:10:00Z', '2027-01-01T23:30:00Z'])(
    'told on %s, all of it is past and each story in order',
    (now) => {
      const acts = actsSeenFrom(new Date(now), 'Europe/Paris')
      expect(acts.every(({ at }) => at < new Date(now))).toBe(true)
      for (const story of DEMO_STORIES) {
        const own = acts.filter((act) => act.story === story)
        expect(own.map(({ step }) => step)).toEqual([undefined, ...story.steps])
      }
    },
  )

  test('a moment is read on the desk’s wall, summer and winter, and skips weekends', () => {
    const sunday = new Date('2026-03-29T12:00:00Z')
    expect(instantOf([-1, '10:05'], sunday, 'Europe/Paris').toISOString()).toBe('2026-03-26T09:05:00.000Z')
    expect(instantOf([1, '10:05'], sunday, 'Europe/Paris').toISOString()).toBe('2026-03-30T08:05:00.000Z')
  })
})

describe('loading again', () => {
  test('changes nothing: not a row, not a token', async () => {
    const before = [await snapshot(), readAccounts()]
    await loadDemo(desk.deps)
    expect([await snapshot(), readAccounts()]).toEqual(before)
  })

  test('makes new tokens where the file is lost, and the old ones end', async () => {
    const [old] = readAccounts()
    writeFileSync(accountsPath, 'spoilt')
    await loadDemo(desk.deps)
    expect(readAccounts()[0]?.token).not.toBe(old?.token)
    const reply = await desk.anonymous.get('/catalogue', {
      headers: { authorization: `Bearer ${old?.token}` },
    })
    expect(reply.statusCode).toBe(401)
  })

  test('is refused in production', async () => {
    const env = { ...desk.env, NODE_ENV: 'production' as const }
    await expect(loadDemo({ ...desk.deps, env })).rejects.toThrow('NODE_ENV=production')
  })

  async function snapshot() {
    const { db } = desk
    return Promise.all([
      db.ticket.findMany({ orderBy: { id: 'asc' } }),
      db.journalEntry.count(),
      db.category.count(),
      db.person.count(),
      db.outgoingMail.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } }),
    ])
  }
})

test('a loading cut short goes on where it stopped', async () => {
  const other = await startApp()
  try {
    let asked = 0
    const tired = {
      ...other.deps,
      settings: () => {
        asked += 1
        return asked > 60 ? Promise.reject(new Error('cut')) : other.deps.settings()
      },
    }
    await expect(loadDemo(tired)).rejects.toThrow('cut')
    await loadDemo(other.deps)
    expect(await other.db.ticket.count()).toBe(40)
    expect(await other.db.journalEntry.count()).toBe(await desk.db.journalEntry.count())
  } finally {
    await other.close()
  }
})

test('C14 where the preset has no establishment, no story speaks of one', async () => {
  const other = await startApp({ env: { GUICHET_PRESET: 'ul-helpdesk' } })
  try {
    await loadDemo(other.deps)
    const tickets = await other.db.ticket.findMany({ select: { establishmentId: true, onBehalf: true } })
    expect(tickets).toHaveLength(40)
    expect(new Set(tickets.map((ticket) => JSON.stringify(ticket)))).toEqual(
      new Set([JSON.stringify({ establishmentId: null, onBehalf: 'personal' })]),
    )
  } finally {
    await other.close()
  }
})

test('a desk with teams of its own is left alone', async () => {
  const other = await startApp()
  try {
    await other.db.team.create({ data: { id: crypto.randomUUID(), label: 'La nôtre', level: 1 } })
    await loadDemo(other.deps)
    expect(await other.db.ticket.count()).toBe(0)
    expect(await other.db.person.count()).toBe(0)
  } finally {
    await other.close()
  }
})
