import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { useAddress } from './use-address.ts'

function Page() {
  const [search, put] = useAddress()
  return (
    <>
      <output>{search.toString()}</output>
      <button type="button" onClick={() => put({ tri: '-created' })} />
      <button type="button" onClick={() => put({ statut: 'assigned' })} />
      <button type="button" onClick={() => put({ tri: '' })} />
    </>
  )
}

test('UX-55 two choices made faster than the page follows both stand in the address', async () => {
  const gates: (() => void)[] = []
  const open = () => act(async () => gates.splice(0).forEach((each) => each()))
  const loader = () => new Promise((done) => gates.push(() => done(null)))
  const route = { path: '/', loader, element: <Page />, HydrateFallback: () => null }
  render(<RouterProvider router={createMemoryRouter([route], { initialEntries: ['/?vue=equipe'] })} />)
  await open()
  const [order, state, none] = await screen.findAllByRole('button')
  await act(async () => order?.click())
  await act(async () => state?.click())
  await open()
  expect((await screen.findByRole('status')).textContent).toBe('vue=equipe&tri=-created&statut=assigned')
  await act(async () => none?.click())
  await open()
  expect(screen.getByRole('status').textContent).toBe('vue=equipe&statut=assigned')
})
