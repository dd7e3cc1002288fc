import { z } from 'zod'
import type { DraftContent } from '@guichet/contracts/me'
import type { ContactChoice } from '../../../features/filing/filing-values.ts'

const choices = z.array(
  z.object({ name: z.string(), personId: z.string().optional(), email: z.string().optional() }),
)

/** The people a draft named. */
export function contactsOf(content: DraftContent | undefined): readonly ContactChoice[] {
  const kept = content?.form?.['contacts']
  if (kept === undefined) return []
  const read = choices.safeParse(parsed(kept))
  return read.success ? read.data : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
