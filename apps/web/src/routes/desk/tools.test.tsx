import { screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { Component } from './tools.tsx'

afterEach(() => vi.unstubAllGlobals())

const kept = {
  id: 'r1',
  label: 'Accueil',
  audience: 'person',
  team: null,
  owner: { id: 'alex', name: 'Alex Agent', login: 'alex.agent' },
  updatedAt: '2026-11-20T10:00:00Z',
  version: 4,
  editable: true,
  body: 'Bonjour.',
}
const me = { ...alexAgent, teams: [{ ...alexAgent.teams[0], rights: ['reply.private'] }] }
const stale = {
  code: 'stale-version',
  title: 'Changé entre-temps',
  status: 412,
  detail: 'Entre-temps.',
  requestId: 'r',
}

const open = (more: Parameters<typeof answerBy>[0]) => {
  const asked = answerBy({
    'GET /me': () => [200, me],
    'GET /macros': () => [200, { items: [] }],
    ...more,
  })
  const page = (
    <Suspense>
      <Component />
    </Suspense>
  )
  return draw(page, { nouns: ['desk', 'tools', 'events'] }).then((drawn) => ({ ...drawn, asked }))
}

test('AC-210 of two who change a saved reply, the second sees what the first wrote, keeps their words, and chooses', async () => {
  let saved = kept
  let answers = 0
  const { user, asked } = await open({
    'GET /saved-replies': () => [200, { items: [saved] }],
    'PATCH /saved-replies/r1': () => {
      answers += 1
      if (answers > 1) return [200, { ...saved, version: 6 }]
      saved = { ...kept, body: 'Bonjour à vous, nous regardons.', version: 5 }
      return [412, stale]
    },
  })
  await user.click(await screen.findByRole('button', { name: /^Modifier/u }))
  const dialog = await screen.findByRole('dialog')
  const words = within(dialog).getByRole('textbox', { name: /Texte/u })
  await user.clear(words)
  await user.type(words, 'Bonsoir.')
  const send = () => within(dialog).getByRole('button', { name: 'Enregistrer' })
  await user.click(send())
  const notice = await within(dialog).findByRole('alert')
  await within(notice).findByText('Bonjour à vous, nous regardons.')
  expect(words).toHaveValue('Bonsoir.')
  await user.click(within(notice).getByRole('button', { name: 'Enregistrer ma version' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = asked.filter(({ method }) => method === 'PATCH')
  expect(sent.map(({ over }) => over)).toEqual(['"4"', '"5"'])
  expect(sent.at(-1)?.body).toMatchObject({ body: 'Bonsoir.' })
})

test('AC-210 what somebody changed meanwhile is not thrown away unseen; by keyboard alone, the focus stays on the page', async () => {
  let saved: (typeof kept)[] = [kept]
  const { user, asked } = await open({
    'GET /saved-replies': () => [200, { items: saved }],
    'DELETE /saved-replies/r1': () => {
      if (saved[0] !== kept) {
        saved = []
        return [204, null]
      }
      saved = [{ ...kept, body: 'Bonjour à vous, nous regardons.', version: 5 }]
      return [412, stale]
    },
  })
  const opener = await screen.findByRole('button', { name: /^Supprimer/u })
  opener.focus()
  await user.keyboard('{Enter}')
  const dialog = await screen.findByRole('dialog')
  const sure = within(dialog).getByRole('button', { name: 'Supprimer' })
  await vi.waitFor(() => expect(within(dialog).getByRole('button', { name: 'Retour' })).toHaveFocus())
  await user.tab({ shift: true })
  expect(sure).toHaveFocus()
  await user.keyboard('{Enter}')
  const notice = await within(dialog).findByRole('alert')
  await within(notice).findByText('Bonjour à vous, nous regardons.')
  await vi.waitFor(() => expect(sure).toBeEnabled())
  sure.focus()
  await user.keyboard('{Enter}')
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.filter(({ method }) => method === 'DELETE').map(({ over }) => over)).toEqual(['"4"', '"5"'])
})
