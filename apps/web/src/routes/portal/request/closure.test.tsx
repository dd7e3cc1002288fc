import { screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Ticket } from '@guichet/contracts/tickets'
import { draw } from '../../../../test/render.tsx'
import { aReply } from '../../../../test/replies.ts'
import { aTicket } from '../../../../test/tickets.ts'
import { Closure } from './closure.tsx'

const resolved = aTicket({
  status: 'resolved',
  resolvedAt: '2026-11-24T10:40:00Z',
  autoClose: { announceAt: '2026-12-24T10:40:00Z', closeAt: '2027-01-07T10:40:00Z' },
  allowed: ['comment', 'approve_closure', 'refuse_closure'],
})

function Page({ ticket = resolved }: { ticket?: Ticket }) {
  const [text, write] = useState('')
  const reply = aReply({ text, write, isEmpty: text === '', sent: () => write('') })
  return <Closure ticket={ticket} reply={reply} />
}

const refused = {
  type: 'about:blank',
  title: 'Action impossible dans cet état',
  status: 409,
  detail: 'L’état actuel de la demande ne le permet pas.',
  code: 'event-not-allowed',
  requestId: 'r',
}

const drawPage = (at = '/') => draw(<Page />, { at, nouns: ['requests'] })

/** The desk's answers, in turn; what was asked of it is returned. */
function answerWith(...answers: [number, unknown][]) {
  const asked: { path: string; body: unknown; key: string | null }[] = []
  vi.stubGlobal('fetch', async (path: string, { body, headers }: { body: string; headers: Headers }) => {
    asked.push({ path, body: JSON.parse(body), key: headers.get('idempotency-key') })
    const [status, reply] = answers.shift() ?? [500, {}]
    return Response.json(reply, { status })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

test('REQ-188 REQ-189 two answers of equal weight', async () => {
  await drawPage()
  const accept = screen.getByRole('button', { name: 'Clôre cette demande' })
  const contest = screen.getByRole('button', { name: 'Rouvrir cette demande' })
  expect(accept.className).toBe(contest.className)
})

test('REQ-199 the dates of the automatic closing are said', async () => {
  await drawPage()
  expect(
    screen.getByText(
      /avant le 24 décembre, un mail annoncera la clôture automatique, prévue le 7 janvier 2027\./,
    ),
  ).toBeInTheDocument()
})

test('REQ-186 REQ-190 refusing a closure asks for its reason, and nothing leaves without it', async () => {
  const asked = answerWith()
  const { user } = await drawPage()
  await user.click(screen.getByRole('button', { name: 'Rouvrir cette demande' }))
  await user.click(screen.getByRole('button', { name: 'Ok' }))
  const field = screen.getByLabelText('Journal Demandeur')
  expect(field).toHaveFocus()
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription(/Expliquez ce qui ne va pas/)
  expect(asked).toEqual([])
})

test('REQ-186 the reason leaves with the refusal', async () => {
  const asked = answerWith([200, { ...resolved, status: 'assigned', allowed: [] }])
  const { user } = await drawPage()
  await user.click(screen.getByRole('button', { name: 'Rouvrir cette demande' }))
  await user.type(screen.getByLabelText('Journal Demandeur'), 'Pas sur l’autre poste')
  await user.click(screen.getByRole('button', { name: 'Ok' }))
  expect(asked).toMatchObject([
    {
      path: '/api/v1/tickets/R-000433/transitions',
      body: { event: 'refuse_closure', text: 'Pas sur l’autre poste' },
    },
  ])
})

test('a refusal by the desk keeps what was typed, and the same words keep their key', async () => {
  const asked = answerWith([409, refused], [409, refused])
  const { user } = await drawPage()
  await user.click(screen.getByRole('button', { name: 'Rouvrir cette demande' }))
  await user.type(screen.getByLabelText('Journal Demandeur'), 'Pas sur l’autre poste')
  await user.click(screen.getByRole('button', { name: 'Ok' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Ce que vous avez écrit est gardé')
  expect(screen.getByLabelText('Journal Demandeur')).toHaveValue('Pas sur l’autre poste')
  await user.click(screen.getByRole('button', { name: 'Ok' }))
  expect(asked[1]?.key).toBe(asked[0]?.key)
})

test('REQ-163 the link of a mail prepares the choice and decides nothing', async () => {
  const asked = answerWith()
  await drawPage('/?choix=approuver')
  expect(screen.getByRole('button', { name: 'Clôre cette demande' })).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getByRole('button', { name: 'Confirmer la clôture' })).toBeInTheDocument()
  expect(asked).toEqual([])
})

test('REQ-183 approving sends the opinion when there is one', async () => {
  const asked = answerWith([200, { ...resolved, status: 'closed' }])
  const { user } = await drawPage('/?choix=approuver')
  await user.click(screen.getByRole('radio', { name: '4, satisfait' }))
  await user.click(screen.getByRole('button', { name: 'Confirmer la clôture' }))
  expect(asked[0]?.body).toEqual({ event: 'approve_closure', satisfaction: 4 })
})

test.each([
  ['approuver', 'Confirmer la clôture'],
  ['refuser', 'Ok'],
])(
  'two tabs decide together: the second (%s) is told beside its form, which goes with the state',
  async (choice, button) => {
    answerWith([409, { ...refused, detail: `Trop tard pour ${choice}.` }])
    const { user } = await drawPage(`/?choix=${choice}`)
    if (choice === 'refuser') await user.type(screen.getByLabelText('Journal Demandeur'), 'Toujours en panne')
    await user.click(screen.getByRole('button', { name: button }))
    const kept = choice === 'refuser' ? ' Ce que vous avez écrit est gardé.' : ''
    expect(
      await screen.findByText(`Trop tard pour ${choice}.${kept}`, { selector: '.g-toast' }),
    ).toBeVisible()
  },
)
