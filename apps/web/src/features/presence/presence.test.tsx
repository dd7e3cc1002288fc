import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { OthersHere } from './others-here.tsx'
import { usePresence } from './use-presence.ts'

afterEach(() => vi.unstubAllGlobals())

const noa = { id: '01890000-0000-7000-8000-000000000001', name: 'Noa Agent', login: 'noa.agent' }
const lou = { id: '01890000-0000-7000-8000-000000000002', name: 'Lou Réseau', login: 'lou.reseau' }

/** The API, which always knows of these; what it was told, in order. */
function present(...items: readonly { person: typeof noa; state: string }[]): string[] {
  const told: string[] = []
  vi.stubGlobal('fetch', async (_url: string, { method, body }: RequestInit) => {
    told.push(typeof body === 'string' ? String(JSON.parse(body).state) : (method ?? ''))
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ items })
  })
  return told
}

function Page({ isOnDesk = true }) {
  const { others, typed } = usePresence('R-000001', isOnDesk)
  return (
    <>
      <OthersHere others={others} />
      <textarea aria-label="words" onChange={typed} />
    </>
  )
}

test('UX-47 who writes is said in a status, who looks is named, who left the tab is said to be elsewhere', async () => {
  present({ person: noa, state: 'writing' }, { person: lou, state: 'away' })
  await draw(<Page />, { nouns: ['desk'] })
  expect((await screen.findByText('Noa Agent rédige une réponse…')).closest('[role=status]')).not.toBeNull()
  expect(screen.getByRole('list', { name: 'Sur ce ticket aussi\u00a0:' })).toHaveTextContent(
    'Lou Réseau, ailleurs en ce moment',
  )
})

test('UX-47 alone, nothing is said', async () => {
  const told = present()
  await draw(<Page />, { nouns: ['desk'] })
  await waitFor(() => expect(told).toEqual(['looking']))
  expect(screen.queryByText(/rédige/u)).toBeNull()
  expect(screen.queryByRole('list')).toBeNull()
})

test('UX-47 a key says at once that one writes, four seconds of rest that one looks, leaving that one left', async () => {
  const told = present()
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    const { unmount } = await draw(<Page />, { nouns: ['desk'] })
    await waitFor(() => expect(told).toEqual(['looking']))
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'a' } })
    await waitFor(() => expect(told).toEqual(['looking', 'writing']))
    await act(() => vi.advanceTimersByTimeAsync(4_500))
    await waitFor(() => expect(told.at(-1)).toBe('looking'))
    unmount()
    await waitFor(() => expect(told.at(-1)).toBe('DELETE'))
  } finally {
    vi.useRealTimers()
  }
})

test('whoever is not of the desk’s side says nothing', async () => {
  const told = present({ person: noa, state: 'writing' })
  await draw(<Page isOnDesk={false} />)
  expect(told).toEqual([])
})
