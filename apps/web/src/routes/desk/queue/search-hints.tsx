import { useMemo } from 'react'
import { readSearch } from '@guichet/domain/search/read-search'
import { useT } from '../../../reader.tsx'
import { serverDate } from '../../../server-clock.ts'
import { Banner } from '../../../ui/banner.tsx'

/** Why a piece of a search was taken for words, which its field still holds. */
export function SearchHints({ typed }: { typed: string }) {
  const t = useT()
  // Only what « hier » means depends on the day, and no hint does.
  const { hints } = useMemo(() => readSearch(typed, serverDate().toISOString().slice(0, 10)), [typed])
  return (
    <div role="status">
      {hints.map(({ why, typed: piece }) => (
        <Banner key={`${why} ${piece}`} tone="call">
          {t(`search.hint.${why}`, { typed: piece })}
        </Banner>
      ))}
    </div>
  )
}
