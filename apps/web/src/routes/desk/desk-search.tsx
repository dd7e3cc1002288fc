import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearchParams } from 'react-router'
import { LIMITS } from '@guichet/contracts/limits'
import { useT } from '../../reader.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { SearchHelp } from './search-help.tsx'

export const searchId = 'chercher'

/** One field for every ticket that the reader may read. */
export function DeskSearch() {
  const t = useT()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  return (
    <form
      role="search"
      className="g-desk-search"
      onSubmit={(event) => {
        event.preventDefault()
        const asked = new FormData(event.currentTarget).get('q')
        if (typeof asked !== 'string' || asked.trim() === '') return
        void navigate(`/bureau?${new URLSearchParams({ q: asked.trim() }).toString()}`)
      }}
    >
      <IconSearch className="g-icon" aria-hidden />
      <input
        key={q}
        id={searchId}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={LIMITS.search}
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
      />
      <Kbd>/</Kbd>
      <SearchHelp />
    </form>
  )
}
