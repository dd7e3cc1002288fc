import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import type { Noun } from '@guichet/i18n/keys'
import { needMessages, setLocale } from '../src/reader.tsx'
import { LiveRegion } from '../src/ui/announce.tsx'
import { theme } from '../src/ui/theme.ts'
import { Toasts } from '../src/ui/toast.tsx'

export type RenderOptions = { at?: string; locale?: 'fr' | 'en'; nouns?: readonly Noun[] }

/** Draws a piece of the product as the page does, in French, and gives the person who uses it. */
export async function draw(piece: ReactNode, { at = '/', locale = 'fr', nouns = [] }: RenderOptions = {}) {
  await needMessages('states', ...nouns)
  await setLocale(locale)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MantineProvider theme={theme} env="test" withCssVariables={false}>
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
        <Toasts />
        <LiveRegion />
      </QueryClientProvider>
    </MantineProvider>
  )
  const drawn = render(piece, { wrapper })
  return { ...drawn, user: userEvent.setup() }
}
