import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { screen, within } from '@testing-library/react'
import { Link, Route, Routes } from 'react-router'
import { draw } from '../../test/render.tsx'
import { Rich } from '../format/rich.tsx'
import { setLocale } from '../reader.tsx'
import { AccountMenu } from './account-menu.tsx'
import { announce } from './announce.tsx'
import { Confirm } from './confirm.tsx'
import { Hall } from './hall.tsx'
import { JournalEntry } from './journal-entry.tsx'
import { PortalShell } from './portal-shell.tsx'
import { RecordTable, type Sort } from './record-table.tsx'
import { StatusSteps } from './status-steps.tsx'
import { Tabs } from './tabs.tsx'
import { TeamNote } from './team-note.tsx'
import { toast } from './toast.tsx'

const when = { instant: '2026-11-23T09:05:00Z', said: 'aujourd’hui, 10 h 05' }

test('UX-04 a navigation changes the title and gives the focus to the h1', async () => {
  const { user } = await draw(
    <>
      <Link to="/demandes">Mes demandes</Link>
      <Routes>
        <Route path="/" element={<Hall title="Accueil" />} />
        <Route path="/demandes" element={<Hall title="Mes demandes" />} />
      </Routes>
    </>,
  )
  expect(screen.getByRole('heading', { level: 1, name: 'Accueil' })).not.toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Mes demandes' }))
  expect(screen.getByRole('heading', { level: 1, name: 'Mes demandes' })).toHaveFocus()
  expect(document.title).toBe('Mes demandes – AMIGO')
})

test('UX-03 the skip link comes first and leads into main; the present page is marked in the menu', async () => {
  const nav = [
    { to: '/', label: 'Accueil' },
    { to: '/demandes', label: 'Mes demandes', badge: '2 à lire' },
  ]
  const { user } = await draw(
    <PortalShell institution="Académie de Valmer" nav={nav}>
      <Hall title="Mes demandes" />
    </PortalShell>,
    { at: '/demandes' },
  )
  await user.tab()
  expect(screen.getByRole('link', { name: 'Aller au contenu' })).toHaveFocus()
  expect(screen.getByRole('main')).toHaveAttribute('id', 'contenu')
  const menu = screen.getAllByRole('navigation', { name: 'Menu principal' })[0]
  if (!menu) throw new Error('no menu')
  expect(within(menu).getByRole('link', { current: 'page' })).toHaveTextContent('Mes demandes 2 à lire')
})

test('UX-12 the page changes language where it stands, and says so to screen readers', async () => {
  await draw(<AccountMenu name="Camille Demandeur" entries={[]} />)
  expect(screen.getByRole('button', { name: 'Mon compte Camille Demandeur' })).toBeInTheDocument()
  await setLocale('en')
  expect(await screen.findByRole('button', { name: 'My account Camille Demandeur' })).toBeInTheDocument()
  expect(document.documentElement.lang).toBe('en')
})

test('the account’s entries open on a button, and Escape closes them and gives the focus back', async () => {
  const { user } = await draw(
    <AccountMenu name="Camille Demandeur" entries={[{ to: '/preferences', label: 'Préférences' }]} />,
  )
  const button = screen.getByRole('button')
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
  await user.click(button)
  await user.tab()
  expect(screen.getByRole('link', { name: 'Préférences' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-expanded', 'false')
})

test('UX-42 the steps are an ordered list with one present step', async () => {
  await draw(
    <StatusSteps
      label="Avancement"
      steps={[
        { label: 'Envoyée', at: 'done' },
        { label: 'Prise en charge', at: 'now' },
      ]}
    />,
  )
  const items = within(screen.getByRole('list', { name: 'Avancement' })).getAllByRole('listitem')
  expect(items.map((each) => each.getAttribute('aria-current'))).toEqual([null, 'step'])
})

test('UX-44 a team note says in words, and with a sign, that the requester does not see it', async () => {
  await draw(
    <>
      <JournalEntry author="Camille Demandeur" when={when}>
        Bonjour
      </JournalEntry>
      <TeamNote author="Noa Agent" when={when}>
        À vérifier
      </TeamNote>
    </>,
  )
  expect(screen.getByRole('article', { name: 'Camille Demandeur' })).not.toHaveTextContent('invisible')
  expect(
    screen.getByRole('article', { name: /Note interne – invisible du demandeur.*Noa Agent/ }),
  ).toHaveTextContent('À vérifier')
  // Its sign stands beside the words, which a screen reader is given alone.
  const sign = screen.getByText('Note interne – invisible du demandeur').querySelector('svg')
  expect(sign).toHaveAttribute('aria-hidden', 'true')
})

test('UX-46 what is typed in one voice is still there after speaking with the other', async () => {
  function Composer() {
    const [voice, setVoice] = useState<'reply' | 'note'>('reply')
    return (
      <Tabs
        label="À qui parlez-vous ?"
        value={voice}
        onChange={setVoice}
        tabs={[
          { value: 'reply', label: 'Réponse', panel: <textarea aria-label="Votre réponse" /> },
          {
            value: 'note',
            label: 'Note interne',
            paper: 'note',
            panel: <textarea aria-label="Votre note" />,
          },
        ]}
      />
    )
  }
  const { user } = await draw(<Composer />)
  await user.type(screen.getByLabelText('Votre réponse'), 'Bonjour')
  await user.click(screen.getByRole('tab', { name: 'Note interne' }))
  expect(screen.getByRole('tabpanel', { name: 'Note interne' })).toBeVisible()
  await user.click(screen.getByRole('tab', { name: 'Réponse' }))
  expect(screen.getByLabelText('Votre réponse')).toHaveValue('Bonjour')
})

test('UX-55 a column sorts from its header, whose direction is said', async () => {
  const onSort = vi.fn()
  const sort: Sort = { column: 'title', direction: 'ascending' }
  const { user } = await draw(
    <RecordTable
      caption="Mes demandes en cours"
      columns={[
        { key: 'title', header: 'Titre', sortable: true, cell: (row: { title: string }) => row.title },
      ]}
      rows={[{ title: 'GFC' }]}
      rowKey={(row) => row.title}
      selectedKey="GFC"
      sort={sort}
      onSort={onSort}
    />,
  )
  const table = screen.getByRole('table', { name: 'Mes demandes en cours' })
  expect(within(table).getByRole('columnheader')).toHaveAttribute('aria-sort', 'ascending')
  expect(within(table).getAllByRole('row')[1]).toHaveAttribute('aria-current', 'true')
  await user.click(within(table).getByRole('button', { name: 'Titre' }))
  expect(onSort).toHaveBeenCalledWith({ column: 'title', direction: 'descending' })
})

test('a confirmation is a named dialog that starts on the safe side; Escape leaves it', async () => {
  const confirm = vi.fn()
  const cancel = vi.fn()
  const { user } = await draw(
    <Confirm
      opened
      title="Annuler cette demande ?"
      action="Annuler la demande"
      danger
      onConfirm={confirm}
      onCancel={cancel}
    >
      L’équipe est prévenue.
    </Confirm>,
  )
  const dialog = screen.getByRole('dialog', { name: 'Annuler cette demande ?' })
  await vi.waitFor(() => expect(within(dialog).getByRole('button', { name: 'Retour' })).toHaveFocus())
  await user.click(within(dialog).getByRole('button', { name: 'Annuler la demande' }))
  await user.keyboard('{Escape}')
  expect(confirm).toHaveBeenCalledTimes(1)
  expect(cancel).toHaveBeenCalledTimes(1)
})

test('good news and announcements are read politely', async () => {
  await draw(null)
  toast('Demande mise à jour.')
  announce('3 résultats')
  expect((await screen.findByText('Demande mise à jour.')).parentElement).toHaveAttribute('role', 'status')
  expect((await screen.findByText('3 résultats')).parentElement).toHaveAttribute('aria-live', 'polite')
})

test('a sentence keeps its words and takes elements; a value that looks like a mark stays text', async () => {
  const { container } = await draw(<Rich id="journal.taken" values={{ name: <b>Alex Agent</b> }} />, {
    nouns: ['journal'],
  })
  expect(screen.getByText('Alex Agent').tagName).toBe('B')
  expect(container).toHaveTextContent('Alex Agent a pris le ticket en charge')
})
