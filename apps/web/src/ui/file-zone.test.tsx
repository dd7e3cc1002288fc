import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { fireEvent, screen } from '@testing-library/react'
import { draw } from '../../test/render.tsx'
import { FileZone, type SentFile } from './file-zone.tsx'
import { usePastedFiles } from './use-pasted-files.ts'

const files: readonly SentFile[] = [
  { id: '1', name: 'erreur.png', bytes: 412 * 1024, state: 'sent' },
  { id: '2', name: 'balance.pdf', bytes: 1024, state: 'sending', percent: 62 },
  { id: '3', name: 'journal.exe', bytes: 0, state: 'failed', message: 'Les programmes sont refusés.' },
]

function Zone({ onRetry = () => undefined }: { onRetry?: (id: string) => void }) {
  const [kept, setKept] = useState(files)
  return (
    <FileZone
      label="Pièce jointe"
      files={kept}
      onAdd={() => undefined}
      onRemove={(id) => setKept(kept.filter((file) => file.id !== id))}
      onRetry={onRetry}
    />
  )
}

test('UX-36 each file has a button named after it; removing one moves the focus to the next, then to the add button', async () => {
  const { user } = await draw(<Zone />)
  await user.click(screen.getByRole('button', { name: /^Retirer «.erreur\.png.»$/ }))
  expect(screen.getByRole('button', { name: /^Annuler «.balance\.pdf.»$/ })).toHaveFocus()

  await user.click(screen.getByRole('button', { name: /^Retirer «.journal\.exe.»$/ }))
  expect(screen.getByRole('button', { name: 'Parcourir…' })).toHaveFocus()
  expect(screen.getByText(/Fichier «.journal\.exe.» retiré\./)).toBeInTheDocument()
})

test('UX-33 a file under way says its name, its size and its progress in words', async () => {
  await draw(<Zone />)
  expect(screen.getByRole('progressbar', { name: 'balance.pdf' })).toHaveValue(62)
  expect(screen.getByText('62 %')).toBeInTheDocument()
  expect(screen.getByText('412 ko')).toBeInTheDocument()
  expect(screen.getByText('0 o')).toBeInTheDocument()
})

test('UX-35 a refused file says why beside itself, and may be tried again', async () => {
  const retry = vi.fn()
  const { user } = await draw(<Zone onRetry={retry} />)
  expect(screen.getByText('Les programmes sont refusés.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: /^Réessayer «.journal\.exe.»$/ }))
  expect(retry).toHaveBeenCalledWith('3')
})

test('files are chosen with a real button, and the zone itself is no stop for the keyboard', async () => {
  const add = vi.fn()
  const { user, container } = await draw(
    <FileZone label="Pièce jointe" files={[]} onAdd={add} onRemove={() => undefined} />,
  )
  await user.tab()
  expect(screen.getByRole('button', { name: 'Parcourir…' })).toHaveFocus()
  const input = container.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('no file input')
  await user.upload(input, new File(['a'], 'capture.png', { type: 'image/png' }))
  expect(add).toHaveBeenCalledWith([expect.objectContaining({ name: 'capture.png' })])
})

test('UX-33 a pasted picture is heard, pasted text is left alone', async () => {
  const heard = vi.fn()
  function Listener() {
    usePastedFiles(heard)
    return null
  }
  await draw(<Listener />)
  const capture = new File(['a'], 'image.png', { type: 'image/png' })
  expect(fireEvent.paste(document.body, { clipboardData: { files: [] } })).toBe(true)
  expect(fireEvent.paste(document.body, { clipboardData: { files: [capture] } })).toBe(false)
  expect(heard.mock.calls).toEqual([[[capture]]])
})
