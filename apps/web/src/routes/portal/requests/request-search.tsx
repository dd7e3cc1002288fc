import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useT } from '../../../reader.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { addressOfPlace, type Place } from './place.ts'

/** Where the menu's « Recherche » leads. */
const searchAnchor = '#recherche'

/** Finds among the reader's own requests; what is asked is in the address. */
export function RequestSearch({ place, count }: { place: Place; count: number | undefined }) {
  const t = useT()
  const go = useNavigate()
  const [text, setText] = useState(place.q)
  const { cursor: _, ...start } = place
  const field = useRef<HTMLInputElement>(null)
  const { hash, key } = useLocation()
  useEffect(() => {
    if (hash === searchAnchor) field.current?.focus()
  }, [hash, key])
  return (
    <form
      role="search"
      className="g-request-search g-no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void go(addressOfPlace({ ...start, q: text.trim() }))
      }}
    >
      <TextField
        ref={field}
        type="search"
        label={t('requests.search')}
        hint={t('requests.search.example')}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" icon={<IconSearch className="g-icon" aria-hidden />}>
        {t('ui.search')}
      </Button>
      {place.q !== '' && (
        <ButtonLink variant="subtle" to={addressOfPlace({ ...start, q: '' })}>
          {t('requests.search.clear')}
        </ButtonLink>
      )}
      <span className="g-sr" role="status">
        {place.q !== '' && count !== undefined && t('ui.results', { count })}
      </span>
    </form>
  )
}
