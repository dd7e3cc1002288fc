import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { alexAgent } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { PreferenceFields, type Preferences } from './preferences.tsx'

/** The page around it: what was kept comes back. */
function Kept({ onKeep }: { onKeep: (changed: Partial<Preferences>) => void }) {
  const [preferences, setPreferences] = useState(alexAgent.preferences)
  return (
    <PreferenceFields
      preferences={preferences}
      hasDesk
      onChange={(changed) => {
        onKeep(changed)
        setPreferences((known) => ({ ...known, ...changed }))
      }}
    />
  )
}

/** A name as it is read, whatever its spaces are. */
const spaced = (name: string) => new RegExp(`^${name.replaceAll(' ', String.raw`\s`)}$`)

test('a digest asks for its hour, and for a second one if one likes; never the same twice', async () => {
  const onKeep = vi.fn()
  const { user } = await draw(<Kept onKeep={onKeep} />, { nouns: ['account'] })
  expect(screen.queryByRole('combobox', { name: 'Heure du récapitulatif' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Réunis dans un récapitulatif, à mes heures' }))
  expect(onKeep).toHaveBeenLastCalledWith({ mails: 'digest' })

  const choose = async (name: string, option: string) => {
    await user.click(screen.getByRole('combobox', { name }))
    const list = screen.getByRole('listbox', { name })
    await user.click(within(list).getByRole('option', { name: spaced(option) }))
  }
  await choose('Heure du récapitulatif', '18 h')
  expect(onKeep).toHaveBeenLastCalledWith({ digestHours: [18] })
  await choose('Second récapitulatif', '12 h')
  expect(onKeep).toHaveBeenLastCalledWith({ digestHours: [18, 12] })
  await user.click(screen.getByRole('combobox', { name: 'Heure du récapitulatif' }))
  const list = screen.getByRole('listbox', { name: 'Heure du récapitulatif' })
  expect(within(list).queryByRole('option', { name: spaced('12 h') })).toBeNull()
  await user.keyboard('{Escape}')
  await choose('Second récapitulatif', 'Aucun, un seul par jour')
  expect(onKeep).toHaveBeenLastCalledWith({ digestHours: [18] })
})

test('keyboard shortcuts are a choice for those who have a desk', async () => {
  const { preferences } = alexAgent
  const { unmount } = await draw(<PreferenceFields preferences={preferences} hasDesk onChange={vi.fn()} />, {
    nouns: ['account'],
  })
  expect(screen.getByRole('checkbox')).toBeChecked()
  unmount()
  await draw(<PreferenceFields preferences={preferences} hasDesk={false} onChange={vi.fn()} />, {
    nouns: ['account'],
  })
  expect(screen.queryByRole('checkbox')).toBeNull()
})
