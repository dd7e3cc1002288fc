import { IconSearch } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { LIMITS } from '@guichet/contracts/limits'
import { catalogueQuery, productsQuery } from '../../../features/catalogue/queries.ts'
import { topicOptions, topicsOf } from '../../../features/catalogue/topics.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { addressOf, type Place } from './place.ts'
import { ProductField } from './product-field.tsx'

/** Words, a topic, a product: what is looked for is in the address. */
export function AnswerSearch({ place }: { place: Place }) {
  const t = useT()
  const lang = useDeskLang()
  const go = useNavigate()
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const products = useSuspenseQuery(productsQuery).data.items
  const [q, setText] = useState(place.q)
  const { cursor: _, ...start } = place
  const isAsked = start.q !== '' || start.product !== '' || start.category !== ''
  const look = (wanted: Partial<Place>) => void go(addressOf({ ...start, q: q.trim(), ...wanted }))
  return (
    <form
      role="search"
      className="g-answer-search"
      onSubmit={(event) => {
        event.preventDefault()
        look({})
      }}
    >
      <TextField
        type="search"
        label={t('answers.search')}
        hint={t('answers.search.example')}
        maxLength={LIMITS.search}
        value={q}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SelectField
        label={t('answers.category')}
        optional
        placeholder={t('answers.category.all')}
        value={place.category}
        onChange={(event) => look({ category: event.currentTarget.value })}
        options={topicOptions(topicsOf(categories), lang)}
      />
      {products.length > 0 && (
        <ProductField products={products} value={place.product} onChange={(product) => look({ product })} />
      )}
      <div className="g-row">
        <Button type="submit" variant="filled" icon={<IconSearch className="g-icon" aria-hidden />}>
          {t('ui.search')}
        </Button>
        {isAsked && (
          <ButtonLink variant="subtle" to={addressOf({})}>
            {t('answers.clear')}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}
