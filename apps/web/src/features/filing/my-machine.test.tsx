import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { browserNamed, systemNamed } from './machine.ts'
import { MyMachine } from './my-machine.tsx'

test('each browser is told by its own name, whatever else it pretends to be', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  expect([edge, safari, firefox, 'curl/8'].map(browserNamed)).toEqual([
    'Edge 140',
    'Safari 19',
    'Firefox 140',
    null,
  ])
  expect([edge, safari, firefox, 'curl/8'].map(systemNamed)).toEqual(['Windows', 'iOS', 'Linux', null])
})

test('what one’s machine says is shown first, and joined when one wants it', async () => {
  const onJoin = vi.fn<(said: string) => void>()
  await draw(<MyMachine onJoin={onJoin} />, { nouns: ['filing'] })
  const ask = screen.getByRole('button', { name: 'Joindre les informations de mon poste' })
  expect(ask).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(ask)
  expect(screen.getByText(`Écran : ${window.screen.width} × ${window.screen.height}`)).toBeVisible()
  expect(onJoin).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter à ma description' }))
  expect(onJoin.mock.lastCall?.[0]).toMatch(
    /^Mon poste\nNavigateur\u00a0: .+\nSystème\u00a0: .+\nÉcran\u00a0: .+\nFenêtre\u00a0: .+$/u,
  )
  expect(ask).toHaveAttribute('aria-expanded', 'false')
})
