import type { Integrator } from './integrator.ts'

/** Whose pages: a requester's, an agent's, or nobody's. */
export type Reader = 'camille.demandeur' | 'alex.agent' | undefined

/** Every page that a reader can open, with tickets of its own in each state that changes a page. */
export async function routesOf(reader: Reader, api: (login: string) => Integrator): Promise<string[]> {
  const open = [
    '/aide',
    '/aide/questions',
    '/accessibilite',
    '/plan',
    '/donnees-personnelles',
    '/conditions',
    '/nulle-part',
  ]
  if (reader === undefined) return ['/connexion', ...open]
  const portal = [
    '/',
    '/deposer',
    '/brouillons',
    '/demandes',
    '/reponses',
    '/notifications',
    '/compte',
    '/demandes/R-999999',
    '/reponses/inconnue',
  ]
  const references = await ticketsOf(api)
  const form = `/deposer/${(await api('camille.demandeur').topic()).id}`
  const requests = references.map((reference) => `/demandes/${reference}`)
  const answer = `/reponses/${(await api('camille.demandeur').answer()).id}`
  if (reader === 'camille.demandeur') return [...portal, answer, form, `${requests[0]}/deposee`, ...requests]
  const desk = [
    '/bureau?vue=a-prendre',
    '/bureau?vue=equipe',
    '/bureau?vue=suivis',
    '/bureau/deposer',
    '/bureau/tickets/R-999999',
    '/bureau/reponses',
    '/bureau/modeles',
    `/bureau/reponses/${(await api('camille.demandeur').answer()).id}`,
    '/bureau/reponses/inconnue',
    '/bureau/chiffres',
    '/bureau/equipe',
  ]
  const tickets = references.map((reference) => `/bureau/tickets/${reference}`)
  const history = [
    `/bureau/tickets/${references[2]}/historique`,
    `/bureau/tickets/${references[2]}/historique?sujet=links`,
    `/bureau/tickets/${references[2]}/au?le=${new Date().toISOString()}`,
    `/bureau/tickets/${references[2]}/au?le=2020-01-01T00:00:00Z`,
  ]
  return [...desk, ...tickets, ...history, `/bureau?vue=equipe&ticket=${references[1]}`]
}

/** One ticket in each state that changes a page: waiting, asked, proposed, closed. */
async function ticketsOf(api: (login: string) => Integrator): Promise<string[]> {
  const [camille, alex] = [api('camille.demandeur'), api('alex.agent')]
  const states = ['Nouvelle', 'Interrogée', 'Résolue', 'Fermée']
  const references: string[] = []
  for (const title of states) references.push((await camille.file({ title })).reference)
  const [, asked = '', resolved = '', closed = ''] = references
  for (const reference of [asked, resolved, closed]) await alex.fire(reference, { event: 'take' })
  await alex.fire(asked, { event: 'request_info', text: 'Quel poste ?' })
  for (const reference of [resolved, closed]) await alex.fire(reference, { event: 'resolve', text: 'Fait.' })
  await camille.fire(closed, { event: 'approve_closure' })
  return references
}
