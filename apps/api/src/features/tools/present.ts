import { z } from 'zod'
import { macroContent } from '@guichet/contracts/tools'
import type { Macro, MacroContent, SavedReply } from '@guichet/contracts/tools'
import type { Viewer } from '@guichet/domain/facts'
import { mayKeepTool } from '@guichet/domain/tools'
import type { Prisma } from '../../db/generated/client.ts'
import type { knownAmong } from '../views/queries.ts'

export const around = {
  owner: { select: { id: true, name: true, login: true } },
  team: { select: { id: true, label: true } },
} satisfies Prisma.AgentToolInclude

/** What the ids that macros mention stand for now. */
type Known = Awaited<ReturnType<typeof knownAmong>>

export type ToolRow = Prisma.AgentToolGetPayload<{ include: typeof around }>

export const presentReply = (row: ToolRow, viewer: Viewer): SavedReply => ({
  ...presentKept(row, viewer),
  body: bodyOf(row),
})

export function presentMacro(row: ToolRow, viewer: Viewer, known: Known): Macro {
  const content = macroOf(row)
  const named = idsIn(content).flatMap((id) => {
    const one = known.get(id)
    return one === undefined ? [] : [[id, one] as const]
  })
  return {
    ...presentKept(row, viewer),
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

const presentKept = (row: ToolRow, viewer: Viewer) => ({
  id: row.id,
  label: row.label,
  audience: row.audience,
  team: row.team,
  owner: row.owner,
  updatedAt: row.updatedAt.toISOString(),
  editable: mayKeepTool(viewer, row),
})
