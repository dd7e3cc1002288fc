import { z } from 'zod'
import { macroContent } from '@guichet/contracts/tools'
import type { Macro, MacroContent, SavedReply } from '@guichet/contracts/tools'
import type { Viewer } from '@guichet/domain/facts'
import { TOOL_RIGHTS } from '@guichet/domain/places'
import type { Prisma } from '../../db/generated/client.ts'
import { presentKept } from '../places/queries.ts'
import type { around } from '../places/queries.ts'
import type { knownAmong } from '../views/queries.ts'

/** What the ids that macros mention stand for now. */
type Known = Awaited<ReturnType<typeof knownAmong>>

export type ToolRow = Prisma.AgentToolGetPayload<{ include: typeof around }>

export const presentReply = (row: ToolRow, viewer: Viewer): SavedReply => ({
  ...presentKept(row, viewer, TOOL_RIGHTS),
  body: bodyOf(row),
})

export function presentMacro(row: ToolRow, viewer: Viewer, known: Known): Macro {
  const content = macroOf(row)
  const named = idsIn(content).flatMap((id) => {
    const one = known.get(id)
    return one === undefined ? [] : [[id, one] as const]
  })
  return {
    ...presentKept(row, viewer, TOOL_RIGHTS),
    content,
    names: Object.fromEntries(named.map(([id, { label }]) => [id, label])),
    lost: named
      .filter(([, { retired }]) => retired)
      .map(([, { label }]) => ({ why: 'retired' as const, label })),
  }
}

// What was kept was checked on its way in, and is checked again on its way out.
const savedBody = z.strictObject({ body: z.string() })
export const bodyOf = ({ content }: Pick<ToolRow, 'content'>): string => savedBody.parse(content).body
export const macroOf = ({ content }: Pick<ToolRow, 'content'>): MacroContent => macroContent.parse(content)

/** Every id that a macro mentions. */
export const idsIn = ({ categoryId, agentId, teamId }: MacroContent): string[] =>
  [categoryId, agentId, teamId].filter((id) => id !== undefined)
