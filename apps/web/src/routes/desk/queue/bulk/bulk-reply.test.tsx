import { screen, within } from '@testing-library/react'
import { Suspense, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../../../test/desk.ts'
import { draw } from '../../../../../test/render.tsx'
import { aTicket } from '../../../../../test/tickets.ts'
import { useSelection } from '../../../../features/tickets/selection.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { BulkOutcome } from './bulk-outcome.tsx'
import { useBulk } from './use-bulk.ts'

const order = ['R-000433', 'R-000434']
const tickets = order.map((reference) => aTicket({ reference }))

function Page() {
  const selection = useSelection('queue', order)
  const bulk = useBulk(selection, () => {})
  const [isOpen, setOpen] = useState(false)
  return (
    <Suspense>
      <button
        type="button"
        onClick={() => {
          if (!isOpen) selection.toggleAll()
          setOpen(true)
          bulk.ask('comment')
        }}
      >
        Répondre à tous
      </button>
      <p>{selection.count}</p>
      {bulk.asking !== null && (
        <BulkDialog
          event={bulk.asking}
          tickets={tickets}
          begun={bulk.begun}
          error={null}
          isBusy={false}
          onAct={bulk.act}
          onClose={() => bulk.ask(null)}
        />
      )}
      {bulk.outcome && (
        <BulkOutcome
          outcome={bulk.outcome}
          isWithKeys={false}
          isBusy={false}
          onUndo={bulk.undo}
          onClose={bulk.close}
        />
      )}
    </Suspense>
  )
}

afterEach(() => vi.unstubAllGlobals())

test('UX-53 a reply to many says what each will read, and comes back where it was written when it is taken back', async () => {
  const results = order.map((reference) => ({ reference, status: 200 }))
  const asked = answerBy({
    'GET /saved-replies': () => [200, { items: [] }],
    'POST /tickets/bulk/words': () => [
      200,
      {
        items: [
          { reference: 'R-000433', text: 'Pour R-000433 : {{ticket.product}}', missing: ['ticket.product'] },
          { reference: 'R-000434', text: 'Pour R-000434 : Webmail', missing: [] },
        ],
      },
    ],
    'POST /tickets/bulk': () => [200, { id: 'bulk', undoUntil: '2999-01-01T00:00:00Z', results }],
    'POST /tickets/bulk/bulk/undo': () => [200, { results }],
  })
  const { user } = await draw(<Page />, { nouns: ['desk', 'tools'] })
  await user.click(await screen.findByRole('button', { name: 'Répondre à tous' }))
  const dialog = () => screen.findByRole('dialog', { name: /^Répondre\s: 2 tickets$/ })
  const words = 'Pour {{ticket.reference}} : {{ticket.product}}'
  const field = async () => within(await dialog()).getByRole('textbox', { name: 'Réponse' })
  await user.click(await field())
  await user.paste(words)
  const preview = await within(await dialog()).findByRole('region', { name: 'Ce que lira R-000434' })
  expect(preview).toHaveTextContent('Pour R-000434 : Webmail')
  expect(preview).toHaveTextContent('Un mot manque pour 1 ticket, qui ne recevra rien.')
  expect(await dialog()).toHaveTextContent('2 réponses à 1 personne, dans dix secondes.')
  await user.click(within(await dialog()).getByRole('button', { name: 'Répondre' }))
  expect(asked.find(({ path }) => path === '/tickets/bulk')).toMatchObject({
    body: { references: order, action: { event: 'comment', text: words, audience: 'public' } },
  })
  await user.click(await screen.findByRole('button', { name: /^Annuler/ }))
  expect(await field()).toHaveValue(words)
  expect(screen.getByText('2', { selector: 'p' })).toBeInTheDocument()
})
