import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { screen, within } from '@testing-library/react'
import { draw } from '../../test/render.tsx'
import { Button } from './button.tsx'
import { RadioField } from './choice-field.tsx'
import { ErrorSummary, type FieldProblem } from './error-summary.tsx'
import { LiveSelect } from './live-select.tsx'
import { SelectField } from './select-field.tsx'
import { TextAreaField, TextField } from './text-field.tsx'

const problem: FieldProblem = { field: 'title', message: 'Décrivez le problème' }

test('UX-24 a refused form shows a focused summary whose links lead to the fields', async () => {
  document.title = 'Décrivez votre demande'
  const { user } = await draw(
    <form>
      <ErrorSummary problems={[problem]} attempt={1} />
      <TextField id="title" label="Objet" error="Décrivez le problème" />
    </form>,
  )
  const summary = screen.getByRole('alert', { name: 'Il y a un problème' })
  expect(summary).toHaveFocus()
  expect(document.title).toBe('Erreur\u00a0: Décrivez votre demande')

  await user.click(within(summary).getByRole('link', { name: 'Décrivez le problème' }))
  expect(screen.getByLabelText('Objet')).toHaveFocus()
})

test('UX-24 what becomes wrong again while one mends it leaves the hand on its field', async () => {
  const form = (problems: readonly FieldProblem[]) => (
    <>
      <ErrorSummary problems={problems} attempt={1} />
      <TextField id="title" label="Objet" />
    </>
  )
  const { user, rerender } = await draw(form([problem]))
  await user.click(screen.getByLabelText('Objet'))
  rerender(form([]))
  rerender(form([problem]))
  expect(screen.getByRole('alert')).toBeVisible()
  expect(screen.getByLabelText('Objet')).toHaveFocus()
})

test('UX-24 the summary takes the focus again at each attempt, and gives the title back when all is well', async () => {
  document.title = 'Décrivez votre demande'
  function Form() {
    const [attempt, setAttempt] = useState(1)
    return (
      <>
        <ErrorSummary problems={attempt < 3 ? [problem] : []} attempt={attempt} />
        <Button onClick={() => setAttempt(attempt + 1)}>Terminer</Button>
      </>
    )
  }
  const { user } = await draw(<Form />)
  await user.click(screen.getByRole('button', { name: 'Terminer' }))
  expect(screen.getByRole('alert')).toHaveFocus()

  await user.click(screen.getByRole('button', { name: 'Terminer' }))
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(document.title).toBe('Décrivez votre demande')
})

test('UX-24 a field says its hint and its error in its description, and is marked invalid', async () => {
  await draw(<TextAreaField label="Description" hint="Le message exact." error="Décrivez le problème." />)
  const field = screen.getByRole('textbox', { name: 'Description' })
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription(/Le message exact\./)
  expect(field).toHaveAccessibleDescription(/Décrivez le problème\./)
})

test('an optional field says so in its label', async () => {
  await draw(<TextField label="Téléphone" optional />)
  expect(screen.getByRole('textbox', { name: 'Téléphone (facultatif)' })).toBeValid()
})

test('a group of radios is a fieldset named by its legend, and one value is chosen', async () => {
  const choose = vi.fn()
  const { user } = await draw(
    <RadioField
      label="Impact"
      value="one"
      hint="Qui est gêné"
      onChange={(event) => choose(event.target.value)}
      choices={[
        { value: 'one', label: 'Une personne' },
        { value: 'many', label: 'Un service' },
      ]}
    />,
  )
  expect(screen.getByRole('group', { name: 'Impact' })).toHaveAccessibleDescription('Qui est gêné')
  expect(screen.getByRole('radio', { name: 'Une personne' })).toBeChecked()
  await user.click(screen.getByText('Un service'))
  expect(choose).toHaveBeenCalledWith('many')
})

test('a short list is the browser’s own, with an empty first choice', async () => {
  await draw(
    <SelectField label="Famille" placeholder="Choisissez" options={[{ value: 'a', label: 'Intendance' }]} />,
  )
  expect(screen.getByRole('combobox', { name: 'Famille' })).toHaveDisplayValue('Choisissez')
})

test('RGAA 11.8 choices of a kind stand under its name, the others by themselves', async () => {
  const options = [
    { value: 'none', label: 'Je ne sais pas' },
    { value: 'mail', label: 'Messagerie', group: 'Numérique' },
    { value: 'pay', label: 'Paie', group: 'Carrière' },
    { value: 'wifi', label: 'Wifi', group: 'Numérique' },
  ]
  await draw(<SelectField label="Sujet" options={options} />)
  const said = (group: HTMLElement) =>
    within(group)
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
  expect(said(screen.getByRole('group', { name: 'Numérique' }))).toEqual(['Messagerie', 'Wifi'])
  expect(said(screen.getByRole('group', { name: 'Carrière' }))).toEqual(['Paie'])
  expect(said(screen.getByRole('combobox', { name: 'Sujet' }))[0]).toBe('Je ne sais pas')
})

test('a long list forgives accents, and says how many choices remain', async () => {
  const choose = vi.fn()
  const options = [
    { value: 'gfc', label: 'GFC' },
    { value: 're', label: 'Réinscription' },
  ]
  const { user } = await draw(<LiveSelect label="Produit" options={options} value={null} onChange={choose} />)
  await user.type(screen.getByRole('combobox', { name: 'Produit' }), 'reins')
  expect(screen.getByText('1 résultat')).toHaveAttribute('role', 'status')
  await user.click(screen.getByRole('option', { name: 'Réinscription' }))
  expect(choose.mock.calls[0]?.[0]).toBe('re')
})

test('a long list that shows its choice offers all the others, until one types', async () => {
  const options = ['Français', 'English', 'Comme le navigateur'].map((label) => ({ value: label, label }))
  const { user } = await draw(
    <LiveSelect label="Langue" options={options} value="English" onChange={() => {}} />,
  )
  const field = screen.getByRole('combobox', { name: 'Langue' })
  await user.click(field)
  expect(screen.getAllByRole('option')).toHaveLength(3)
  await user.clear(field)
  await user.type(field, 'fra')
  expect(screen.getAllByRole('option')).toHaveLength(1)
})

test('a button that cannot be used yet stays reachable, says why, and does nothing', async () => {
  const send = vi.fn()
  const { user } = await draw(
    <Button onClick={send} disabledReason="Un fichier est en cours d’envoi.">
      Terminer
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Terminer' })
  expect(button).toHaveAccessibleDescription('Un fichier est en cours d’envoi.')
  await user.click(button)
  await user.tab()
  expect(send).not.toHaveBeenCalled()
})
