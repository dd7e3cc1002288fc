import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Ticket } from '@guichet/contracts/tickets'
import { presets } from '@guichet/i18n/presets'
import { aTicket } from '../../../test/tickets.ts'
import { draw } from '../../../test/render.tsx'
import { useFormat } from '../../format/use-format.ts'
import { startReader, useT } from '../../reader.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { StatusSteps } from '../../ui/status-steps.tsx'
import { stateKey } from '@guichet/i18n/state-key'
import { StateSentence } from './state-sentence.tsx'
import { stepsOf } from './steps.ts'
import type { Story } from './story.ts'

const asked: Story = { askedAt: '2020-11-23T09:05:00Z' }

function Said({ ticket, story = {} }: { ticket: Ticket; story?: Story }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <p>
        <StateLabel state={ticket.status}>{t(stateKey(ticket))}</StateLabel>
      </p>
      <p data-testid="sentence">
        <StateSentence ticket={ticket} story={story} />
      </p>
      <StatusSteps label="Avancement" steps={stepsOf(ticket, story, { t, format })} />
    </>
  )
}

const drawSaid = async (more: Partial<Ticket>, story?: Story) => {
  await draw(<Said ticket={aTicket(more)} {...(story ? { story } : {})} />, { nouns: ['requests'] })
  return screen.getByTestId('sentence').textContent
}

test('REQ-129 who waits, for whom, since when', async () => {
  const said = await drawSaid({ status: 'pending_requester' }, asked)
  expect(said).toContain('Alex Agent attend votre réponse depuis lundi 23\u00a0novembre 2020')
})

test('REQ-126 a team has it and nobody has taken it yet', async () => {
  const story = { receivedAt: '2020-11-21T08:00:00Z' }
  const said = await drawSaid({ status: 'dispatched', agent: null, takenAt: null }, story)
  expect(said).toMatch(
    /^L’équipe Applications et services métiers l’a depuis samedi 21\u00a0novembre 2020.* Personne ne l’a encore prise/,
  )
})

test('REQ-157 the page says who is in charge', async () => {
  const taken = { status: 'assigned', takenAt: '2020-11-22T08:00:00Z' } as const
  expect(await drawSaid(taken)).toMatch(/^Alex Agent s’en occupe depuis dimanche 22\u00a0novembre 2020/)
  cleanup()
  const since = { inChargeSince: '2020-11-24T08:00:00Z' }
  expect(await drawSaid(taken, since)).toMatch(/^Alex Agent s’en occupe depuis mardi 24\u00a0novembre 2020/)
})

test('a head of establishment is not told to answer what others must answer', async () => {
  const said = await drawSaid({ status: 'pending_requester', standing: 'head' }, asked)
  expect(said).toContain('attend la réponse de Camille Demandeur')
})

test('REQ-131 a solution waits for its requester', async () => {
  const said = await drawSaid({ status: 'resolved', resolvedAt: '2026-11-24T10:40:00Z' })
  expect(said).toBe('Alex Agent propose une solution. À vous de dire si elle convient.')
  cleanup()
  const guest = await drawSaid({ status: 'resolved', standing: 'contact' })
  expect(guest).toBe('Alex Agent propose une solution. Camille Demandeur dira si elle convient.')
})

test('a closed request says until when it may be reopened', async () => {
  const said = await drawSaid({
    status: 'closed',
    closeReason: 'auto',
    finalAt: '2020-11-09T05:00:00Z',
    reopenUntil: '2020-12-09T05:00:00Z',
    allowed: ['reopen'],
  })
  expect(said).toContain('Clôturée automatiquement le lundi 9\u00a0novembre 2020')
  expect(said).toContain('rouvrir jusqu’au mercredi 9\u00a0décembre 2020')
})

const everyState: Partial<Ticket>[] = [
  { status: 'dispatched', agent: null, takenAt: null },
  { status: 'dispatched', agent: null, reassigned: true },
  { status: 'assigned' },
  { status: 'pending_requester' },
  { status: 'on_hold' },
  { status: 'resolved', resolvedAt: '2026-11-24T10:40:00Z' },
  { status: 'closed', closeReason: 'accepted', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'closed', closeReason: 'requester', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'closed', closeReason: 'auto', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'closed', closeReason: 'agent', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'closed', closeReason: 'duplicate', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'cancelled', finalAt: '2026-11-25T10:40:00Z' },
  { status: 'refused', finalAt: '2026-11-25T10:40:00Z' },
]

test.each(everyState)('UX-42 one present step, in words, for %o', async (more) => {
  for (const standing of ['owner', 'contact', 'head'] as const) {
    const { unmount } = await draw(<Said ticket={aTicket({ ...more, standing })} />, { nouns: ['requests'] })
    const steps = within(screen.getByRole('list', { name: 'Avancement' })).getAllByRole('listitem')
    const present = steps.filter((step) => step.getAttribute('aria-current') === 'step')
    expect(present).toHaveLength(1)
    expect(screen.getByTestId('sentence').textContent).not.toMatch(/requests\.|\{|undefined/)
    unmount()
  }
})

test.each(presets)(
  'REQ-125 each state has a word and a sentence of its own in %s, never a code',
  async (preset) => {
    await startReader({ preset })
    const [words, sentences] = [new Map<string, string>(), new Set<string>()]
    for (const more of everyState) {
      const { container, unmount } = await draw(<Said ticket={aTicket(more)} />, { nouns: ['requests'] })
      expect(container.textContent).not.toMatch(/states\.|pending_requester|on_hold/)
      words.set(container.querySelector('p')?.textContent ?? '', more.status ?? '')
      sentences.add(screen.getByTestId('sentence').textContent)
      unmount()
    }
    expect(new Set(words.values()).size, 'no two states have one word').toBe(8)
    expect(sentences.size).toBeGreaterThanOrEqual(9)
    await startReader({ preset: 'caen-amigo' })
  },
)

test('UX-42 answered, then resolved: the steps tell it in order', async () => {
  await drawSaid(
    { status: 'resolved', resolvedAt: '2026-11-24T10:40:00Z' },
    { ...asked, answeredAt: '2026-11-23T09:44:00Z' },
  )
  const words = screen.getAllByRole('listitem').map((step) => step.querySelector('b')?.textContent)
  expect(words).toEqual(['Envoyée', 'Prise en charge', 'Complétée', 'Résolue'])
})
