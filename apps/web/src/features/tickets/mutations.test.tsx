import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../test/desk.ts'
import { aTicket } from '../../../test/tickets.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { useFireEvent } from './mutations.ts'

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['what came since', 4, 'resolved'],
  ['the answer', 2, 'assigned'],
])('of an act’s answer and what the page has, the newest stays: %s', async (_, known, shown) => {
  const answered = aTicket({ version: 3, status: 'assigned' })
  const { reference } = answered
  answerBy({ [`POST /tickets/${reference}/transitions`]: () => [200, answered] })
  const queries = new QueryClient()
  queries.setQueryData(ticketKeys.one(reference), aTicket({ version: known, status: 'resolved' }))
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useFireEvent(reference), { wrapper })
  await act(() => result.current.mutateAsync({ event: { event: 'take' }, key: 'k' }))
  expect(queries.getQueryData(ticketKeys.one(reference))).toMatchObject({ status: shown })
})
