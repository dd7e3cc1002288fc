import { useState } from 'react'
import type { Product } from '@guichet/contracts/catalogue'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { LiveSelect } from '../../../ui/live-select.tsx'

export type ProductFieldProps = {
  products: readonly Product[]
  value: string
  onChange: (productId: string) => void
}

/** From so many characters on, the products that contain them. */
const enough = 3

export function ProductField({ products, value, onChange }: ProductFieldProps) {
  const t = useT()
  const lang = useDeskLang()
  const chosen = products.find(({ id }) => id === value)
  const [typed, setTyped] = useState(chosen?.label ?? '')
  const missing = enough - Array.from(typed.trim()).length
  const offered = missing > 0 ? (chosen ? [chosen] : []) : products
  return (
    <LiveSelect
      label={t('answers.product')}
      optional
      hint={t('answers.product.hint')}
      options={offered.map(({ id, label }) => ({ value: id, label, lang }))}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      onSearchChange={setTyped}
      clearable
      {...(missing > 0 ? { nothingFoundMessage: t('answers.product.short', { count: missing }) } : {})}
    />
  )
}
