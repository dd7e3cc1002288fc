import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { draw } from '../../test/render.tsx'
import { Button } from './button.tsx'
import { DisclosureMenu } from './disclosure-menu.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFocusKept } from './use-focus-kept.ts'

/** Acts of which one asks a question, and is gone once it is answered. */
function Acts({ then }: { then: 'stays' | 'goes' }) {
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  return (
    <main>
      <h1 tabIndex={-1}>Un ticket</h1>
      <section>
        {!isDone && <Button onClick={() => setOpen(true)}>Transférer</Button>}
        <DisclosureMenu
          label="Autres actions"
          acts={[{ key: 'invite', label: 'Inviter', icon: null, onAct: () => setOpen(true) }]}
        />
      </section>
      {isOpen && (
        <FormDialog
          title="Question"
          action="Envoyer"
          onSend={() => {
            setOpen(false)
            setDone(then === 'goes')
          }}
          onClose={() => setOpen(false)}
        >
          <input aria-label="Message" />
        </FormDialog>
      )}
    </main>
  )
}

test.each([
  ['stays', 'Transférer'],
  ['goes', 'Autres actions'],
] as const)(
  'UX-09 a question is answered in its first field; what asked it %s, and the focus is on « %s »',
  async (then, next) => {
    const { user } = await draw(<Acts then={then} />)
    screen.getByRole('button', { name: 'Transférer' }).focus()
    await user.keyboard('{Enter}')
    const field = await screen.findByRole('textbox', { name: 'Message' })
    await vi.waitFor(() => expect(field).toHaveFocus())
    await user.keyboard('Voilà{Enter}')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await vi.waitFor(() => expect(screen.getByRole('button', { name: next })).toHaveFocus())
  },
)

test('UX-09 a question that a menu asked gives the focus back to the menu', async () => {
  const { user } = await draw(<Acts then="stays" />)
  screen.getByRole('button', { name: 'Autres actions' }).focus()
  await user.keyboard('{Enter}')
  screen.getByRole('button', { name: 'Inviter' }).focus()
  await user.keyboard('{Enter}')
  const dialog = await screen.findByRole('dialog')
  await vi.waitFor(() => expect(within(dialog).getByRole('textbox')).toHaveFocus())
  await user.keyboard('{Escape}')
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Autres actions' })).toHaveFocus())
})

/** Lines that go one by one, and a page that keeps the focus. */
function Lines() {
  useFocusKept()
  const [lines, setLines] = useState(['un', 'deux'])
  return (
    <main>
      <h1 tabIndex={-1}>Des lignes</h1>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Button onClick={() => setLines(lines.filter((one) => one !== line))}>{line}</Button>
          </li>
        ))}
      </ul>
    </main>
  )
}

test('UX-09 where what has the focus goes away, the focus is on what stands beside it, then on the heading', async () => {
  const { user } = await draw(<Lines />)
  screen.getByRole('button', { name: 'un' }).focus()
  await user.keyboard('{Enter}')
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'deux' })).toHaveFocus())
  await user.keyboard('{Enter}')
  await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus())
})
