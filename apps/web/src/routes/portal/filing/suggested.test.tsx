import { screen, waitFor } from '@testing-library/react'
import { FormProvider, useForm } from 'react-hook-form'
import { afterEach, expect, test, vi } from 'vitest'
import type { Category } from '@guichet/contracts/catalogue'
import { answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { Suggested } from './suggested.tsx'

afterEach(() => vi.unstubAllGlobals())

const category: Category = {
  id: 'gfc',
  label: 'Applications de gestion',
  description: null,
  icon: null,
  keywords: [],
  team: { id: 'apps', label: 'Applications' },
  acceptsTickets: true,
  form: { asksProduct: false, fields: [] },
  children: [],
}
const answer = {
  id: 'printing',
  kind: 'workaround',
  language: 'fr',
  title: 'GFC : erreur 3141',
  summary: 'Vider le dossier.',
  updatedAt: '2026-11-12T08:00:00Z',
}
const twin = { id: 't', reference: 'R-000500', title: 'GFC bloqué', createdAt: '2026-11-20T08:00:00Z' }
const full = { ...answer, html: '<p>Fermez GFC.</p>', categories: [], products: [] }

const onForget = vi.fn(async () => undefined)

function Form() {
  const form = useForm({ defaultValues: { title: 'GFC erreur 3141', description: 'Depuis ce matin.' } })
  return (
    <FormProvider {...form}>
      <Suggested category={category} onForget={onForget} onJoined={() => undefined} />
    </FormProvider>
  )
}

const open = (found: object) => {
  const asked = answerBy({
    'GET /incidents': () => [200, { items: [] }],
    'GET /answers/printing': () => [200, full],
    'POST /answers/printing/feedback': () => [204, null],
    'POST /tickets/suggestions': () => [
      200,
      { twins: [], answers: [], incidents: [], tickets: [], ...found },
    ],
  })
  return draw(<Form />, { nouns: ['filing', 'answers', 'incidents'] }).then((drawn) => ({ ...drawn, asked }))
}

test('UX-28 the answer that is enough ends the filing: it is counted, the draft goes, and nothing is filed', async () => {
  const { user, asked } = await open({ answers: [answer] })
  await user.click(await screen.findByRole('button', { name: 'GFC : erreur 3141' }))
  const [enough] = await screen.findAllByRole('button', { name: 'Cela répond à ma question' })
  if (enough) await user.click(enough)
  expect(await screen.findByText(/Votre demande n’a pas été déposée/u)).toBeInTheDocument()
  expect(onForget).toHaveBeenCalledOnce()
  expect(asked).toContainEqual(
    expect.objectContaining({ path: '/answers/printing/feedback', body: { helpful: true } }),
  )
  expect(asked.some(({ method, path }) => method === 'POST' && path === '/tickets')).toBe(false)
})

test('completing one’s open request takes along what was written, once however often it is opened', async () => {
  const { user, asked } = await open({ twins: [twin] })
  const link = await screen.findByRole('link', { name: /^Compléter/u })
  await user.click(link)
  await user.click(link)
  const kept = () => asked.filter(({ method }) => method === 'PUT')
  await waitFor(() => expect(kept()).not.toHaveLength(0))
  expect(kept()[0]?.body).toEqual({
    kind: 'reply',
    reference: 'R-000500',
    text: 'GFC erreur 3141\n\nDepuis ce matin.',
  })
  expect(new Set(kept().map(({ path }) => path)).size).toBe(1)
})
