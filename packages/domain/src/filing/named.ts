import type { Settings } from '@guichet/contracts/settings'
import type { Filing } from '@guichet/contracts/filing'
import { refusal } from '../reasons.ts'

/** One of the requester's own: none when they have none, theirs when they have one, asked for when they have several. */
export const establishmentOf = (
  { establishmentId }: Filing,
  requester: { readonly establishmentIds: readonly string[] },
  settings: Settings,
): string | null => {
  const pointer = '/establishmentId'
  if (!settings['establishment.enabled']) {
    if (establishmentId !== undefined) throw refusal('refusal.field_not_offered', { pointer })
    return null
  }
  const [first, ...others] = requester.establishmentIds
  if (establishmentId !== undefined) {
    if (!requester.establishmentIds.includes(establishmentId))
      throw refusal('refusal.establishment_unknown', { pointer })
    return establishmentId
  }
  if (others.length > 0) throw refusal('refusal.establishment_needed', { pointer })
  return first ?? null
}

export const productOf = (
  { productId }: Filing,
  product: { readonly id: string } | null,
  settings: Settings,
): string | null => {
  const pointer = '/productId'
  if (productId === undefined) return null
  if (!settings['product.enabled']) throw refusal('refusal.field_not_offered', { pointer })
  if (!product) throw refusal('refusal.product_unknown', { pointer })
  return product.id
}
