import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ScanState } from '@guichet/contracts/attachments'
import { draw } from '../../../test/render.tsx'
import { AttachmentLinks } from './attachment-links.tsx'

const file = (name: string, scan: ScanState) => ({
  id: name,
  name,
  size: 12,
  type: 'text/plain',
  sha256: '0'.repeat(64),
  scan,
})

test('AC-83 a file is a link once the scanner found it clean; held or infected, it says so instead', async () => {
  await draw(
    <AttachmentLinks
      files={[file('propre.txt', 'clean'), file('tenu.txt', 'pending'), file('virus.txt', 'infected')]}
    />,
  )
  expect(screen.getAllByRole('link')).toHaveLength(1)
  expect(screen.getByRole('link', { name: /propre\.txt/u })).toBeVisible()
  expect(screen.getByText(/antivirus en cours/u)).toBeVisible()
  expect(screen.getByText(/il contenait un virus/u)).toBeVisible()
})

test('agents alone are told of a file that nobody scanned', async () => {
  const { unmount } = await draw(<AttachmentLinks files={[file('a.txt', 'off')]} />)
  expect(screen.queryByText(/non analysé/u)).toBeNull()
  unmount()
  await draw(<AttachmentLinks forAgents files={[file('a.txt', 'off')]} />)
  expect(screen.getByRole('link', { name: /non analysé/u })).toBeVisible()
})
