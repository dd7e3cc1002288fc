import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { anEntry } from '../../../test/tickets.ts'
import { queries } from '../../query-client.ts'
import { journalQuery } from './queries.ts'

afterEach(() => {
  queries.clear()
  vi.unstubAllGlobals()
})

test('a cut while a conversation is asked for again leaves no entry out: it is asked once more', async () => {
  const answers = [
    [anEntry('file', '2026-11-20T15:12:00Z')],
    'cut',
    [anEntry('file', '2026-11-20T15:12:00Z'), anEntry('comment', '2026-11-23T10:44:00Z')],
  ]
  vi.stubGlobal('fetch', async () => {
    const items = answers.shift()
    if (items === 'cut') throw new TypeError('network')
    return Response.json({ items, names: {}, nextCursor: null })
  })
  const shown = new QueryObserver(queries, journalQuery('R-000433'))
  const leave = shown.subscribe(() => undefined)
  await vi.waitFor(() => expect(shown.getCurrentResult().data?.items).toHaveLength(1))
  void queries.invalidateQueries(journalQuery('R-000433'))
  await vi.waitFor(() => expect(shown.getCurrentResult().data?.items).toHaveLength(2), { timeout: 5_000 })
  leave()
})
