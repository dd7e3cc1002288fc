import { SIDES } from '@guichet/contracts/relations'
import type { NewEntry } from './facts.ts'
import type { LinkOrder } from './kinship.ts'

/** What a link made or undone leaves in the journal of the ticket that is acted on. */
export const linkEntry = ({ act, relation, other, audience }: LinkOrder): NewEntry => ({
  audience,
  kind: act === 'add' ? 'link' : 'unlink',
  changes: [],
  data: { relation, linkedId: other.id, linked: other.reference },
})

/** What the same leaves in the journal of the other ticket. */
export const linkEntryThere = (
  { act, relation, audience }: LinkOrder,
  { id, reference }: { readonly id: string; readonly reference: string },
): NewEntry => linkEntry({ act, relation: SIDES[relation].back, audience, other: { id, reference } })
