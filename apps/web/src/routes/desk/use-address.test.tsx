import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { useAddress } from './use-address.ts'

function Page() {
  const [search, put] = useAddress()
  return (
    <>
      <Link to="/?vue=equipe" />
      <output>{search.toString()}</output>
      <button type="button" onClick={() => put({ tri: '-created' })} />
      <button type="button" onClick={() => put({ statut: 'assigned' })} />
      <button type="button" onClick={() => put({ tri: '' })} />
    </>
  )
}

/** The page at an address, that follows it only when it is told to, by what this answers. */
async function drawn(at: string): Promise<() => Promise<void>> {
  const gates: (() => void)[] = []
  const open = () => act(async () => gates.splice(0).forEach((each) => each()))
  const loader = () => new Promise((done) => gates.push(() => done(null)))
  const route = { path: '/', loader, element: <Page />, HydrateFallback: () => null }
  render(<RouterProvider router={createMemoryRouter([route], { initialEntries: [at] })} />)
  await open()
  return open
}

test('UX-55 two choices made faster than the page follows both stand in the address', async () => {
  const open = await drawn('/?vue=equipe')
  const [order, state, none] = await screen.findAllByRole('button')
  await act(async () => order?.click())
  await act(async () => state?.click())
  await open()
  expect((await screen.findByRole('status')).textContent).toBe('vue=equipe&tri=-created&statut=assigned')
  await act(async () => none?.click())
  await open()
  expect(screen.getByRole('status').textContent).toBe('vue=equipe&statut=assigned')
})

test('UX-55 a choice made before the page has followed a link stands beside what the link asked', async () => {
  const open = await drawn('/?vue=moi')
  const [order] = await screen.findAllByRole('button')
  await act(async () => {
    screen.getByRole('link').click()
    order?.click()
  })
  await open()
  expect((await screen.findByRole('status')).textContent).toBe('vue=equipe&tri=-created')
})
