import { afterEach, expect, test, vi } from 'vitest'
import { searchPeople } from '@guichet/contracts/people'
import { putDraft } from '@guichet/contracts/me'
import { call } from './api.ts'

const sent: (readonly [address: string, body: unknown])[] = []
const fetched = vi.fn(async (address: string, { body }: RequestInit) => {
  sent.push([address, typeof body === 'string' ? JSON.parse(body) : undefined])
  return Response.json({})
})

afterEach(() => vi.unstubAllGlobals())

test('what no database keeps and no eye sees does not leave: NUL, half a pair; emoji and marks of direction do', async () => {
  vi.stubGlobal('fetch', fetched)
  const text = 'Erreur\0 3141 \uD83D 🙈 \u202Etxt\u202C'
  await call(putDraft, { params: { id: 'x' }, body: { kind: 'ticket', text, form: { room: 'B\0 12' } } })
  await call(searchPeople, { query: { q: 'erreur\0 3141' } })
  expect(sent.map(([, body]) => body)).toEqual([
    { kind: 'ticket', text: 'Erreur 3141 \uFFFD 🙈 \u202Etxt\u202C', form: { room: 'B 12' } },
    undefined,
  ])
  expect(sent[1]?.[0]).toMatch(/q=erreur\+3141$/)
})
