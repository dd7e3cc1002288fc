import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answerBy, type Asked } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { Helped } from './helped.tsx'
import { Suggestions } from './suggestions.tsx'

const changed = '2026-11-12T09:00:00Z'
const printing = {
  id: '01a20137-01e8-70c7-9691-000000000001',
  kind: 'workaround',
  language: 'fr',
  title: 'GFC : erreur 3141',
  summary: 'Vider le dossier d’impression.',
  updatedAt: changed,
}
const solved = {
  id: '01a20137-01e8-70c7-9691-000000000002',
  reference: 'R-000433',
  title: 'Balance bloquée',
  solvedAt: changed,
}
const twin = {
  id: '01a20137-01e8-70c7-9691-000000000003',
  reference: 'R-000500',
  title: 'GFC bloqué',
  createdAt: changed,
}
const found = { twins: [], answers: [printing], incidents: [], tickets: [solved] }

let asked: Asked[]
const onSolved = vi.fn()
const onComplete = vi.fn()
const asksOf = (path: string) => asked.filter((one) => one.path === path)

beforeEach(() => {
  onSolved.mockReset()
  asked = answerBy({
    'POST /tickets/suggestions': () => [200, found],
    [`GET /answers/${printing.id}`]: () => [
      200,
      {
        ...printing,
        html: '<p>Fermez GFC partout.</p>',
        holdsFrom: changed,
        holdsUntil: null,
        helpful: null,
        categories: [],
        products: [],
      },
    ],
    [`POST /answers/${printing.id}/feedback`]: () => [204, null],
  })
})
afterEach(() => vi.unstubAllGlobals())

function Form() {
  const [text, setText] = useState('')
  return (
    <>
      <input id="title" aria-label="Objet" value={text} onChange={(event) => setText(event.target.value)} />
      <Suggestions
        categoryId=""
        text={text}
        onSolved={onSolved}
        onComplete={onComplete}
        told={['told above']}
        renderIncidents={(incidents) => incidents.map(({ id, title }) => <p key={id}>{title}</p>)}
      />
    </>
  )
}

const drawForm = async () => {
  const { user } = await draw(<Form />, { nouns: ['answers'] })
  return { user, field: screen.getByRole('textbox', { name: 'Objet' }) }
}
const region = () => screen.findByRole('region', { name: '2 réponses peuvent vous aider' })

describe('suggestions', () => {
  test('UX-26 nothing is asked before the third word; then, when the hand rests, what may help is shown and said, once', async () => {
    const { user, field } = await drawForm()
    await user.type(field, 'GFC erreur ')
    await new Promise((rest) => setTimeout(rest, 600))
    expect(asked).toHaveLength(0)
    await user.type(field, '3141')
    expect(within(await region()).getByText('Vider le dossier d’impression.')).toBeTruthy()
    expect(asksOf('/tickets/suggestions')).toMatchObject([{ body: { text: 'GFC erreur 3141' } }])
    expect(document.activeElement).toBe(field)
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent)
    expect(said.filter((text) => text === '2 réponses peuvent vous aider')).toHaveLength(1)
  })

  test('UX-27 an answer opens above the form, and closing it gives the focus back', async () => {
    const { user, field } = await drawForm()
    await user.type(field, 'GFC erreur 3141')
    const opener = within(await region()).getByRole('button', { name: 'GFC : erreur 3141' })
    await user.click(opener)
    expect(await screen.findByText('Fermez GFC partout.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Continuer ma demande' }))
    await waitFor(() => expect(document.activeElement).toBe(opener))
    await user.click(screen.getByRole('button', { name: 'Cela répond à ma question' }))
    expect(onSolved).toHaveBeenCalledWith(printing.id)
  })

  test('a known incident stands among the best three, unless the page tells it already', async () => {
    const incidents = [
      { id: 'told above', title: 'Réseau coupé', text: '', since: twin.createdAt, joined: null },
      { id: 'incident', title: 'GFC arrêté', text: '', since: twin.createdAt, joined: null },
    ]
    const answers = [printing, { ...printing, id: 'second' }]
    answerBy({ 'POST /tickets/suggestions': () => [200, { ...found, answers, incidents }] })
    const { user, field } = await drawForm()
    await user.type(field, 'GFC erreur 3141')
    const known = await screen.findByRole('region', { name: 'Un incident connu y ressemble' })
    expect(within(known).getByText('GFC arrêté')).toBeTruthy()
    expect(screen.queryByText('Réseau coupé')).toBeNull()
    expect(within(await region()).getAllByRole('listitem')).toHaveLength(2)
  })

  test('one’s own open request on the topic comes first, to be completed rather than asked again', async () => {
    answerBy({ 'POST /tickets/suggestions': () => [200, { ...found, twins: [twin] }] })
    const { user, field } = await drawForm()
    await user.type(field, 'GFC erreur 3141')
    const own = await screen.findByRole('region', { name: 'Vous avez déjà une demande ouverte à ce sujet' })
    const link = within(own).getByRole('link', { name: /Compléter «\u00a0GFC bloqué\u00a0»/u })
    expect(link.getAttribute('href')).toBe('/demandes/R-000500')
    await user.click(link)
    expect(onComplete).toHaveBeenCalledWith('R-000500')
    expect(await region()).toBeTruthy()
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent)
    expect(said).toContain('Vous avez déjà une demande ouverte à ce sujet. 2 réponses peuvent vous aider')
  })

  test('« Non, continuer » hides them for good, whatever is typed next', async () => {
    const { user, field } = await drawForm()
    await user.type(field, 'GFC erreur 3141')
    await region()
    await user.click(screen.getByRole('button', { name: 'Non, continuer' }))
    expect(document.activeElement).toBe(field)
    await user.type(field, ' encore une fois')
    await new Promise((rest) => setTimeout(rest, 600))
    expect(screen.queryByRole('region')).toBeNull()
  })
})

test('a word sent while the click before it is still on its way arrives after it', async () => {
  const answered: (() => void)[] = []
  const quick = globalThis.fetch
  vi.stubGlobal('fetch', async (...call: Parameters<typeof fetch>) => {
    await new Promise<void>((resolve) => answered.push(resolve))
    return quick(...call)
  })
  const { user } = await draw(<Helped id={printing.id} helpful={null} />, { nouns: ['answers'] })
  await user.click(screen.getByRole('button', { name: 'Non' }))
  await user.type(screen.getByRole('textbox', { name: /Un mot pour l’améliorer/u }), 'Et sur un Mac ?')
  await user.click(screen.getByRole('button', { name: 'Envoyer' }))
  expect(screen.queryByText('Merci, votre avis est enregistré.')).toBeNull()
  await waitFor(() => {
    answered.shift()?.()
    expect(asksOf(`/answers/${printing.id}/feedback`).map(({ body }) => body)).toEqual([
      { helpful: false },
      { helpful: false, comment: 'Et sur un Mac ?' },
    ])
  })
  await waitFor(() => {
    answered.shift()?.()
    expect(screen.getByText('Merci, votre avis est enregistré.')).toBeTruthy()
  })
})

test('whether it helped: a click says it, a word may follow, and one may change one’s mind', async () => {
  const { user } = await draw(<Helped id={printing.id} helpful={null} />, { nouns: ['answers'] })
  const button = (name: string) => screen.getByRole('button', { name })
  await user.click(button('Non'))
  expect(await screen.findByText('Merci, votre avis est enregistré.')).toBeTruthy()
  await user.click(button('Oui'))
  expect([button('Oui'), button('Non')].map((each) => each.getAttribute('aria-pressed'))).toEqual([
    'true',
    'false',
  ])
  await user.type(screen.getByRole('textbox', { name: /Un mot pour l’améliorer/u }), 'Clair')
  await user.click(button('Envoyer'))
  await waitFor(() =>
    expect(asksOf(`/answers/${printing.id}/feedback`).map(({ body }) => body)).toEqual([
      { helpful: false },
      { helpful: true },
      { helpful: true, comment: 'Clair' },
    ]),
  )
})
