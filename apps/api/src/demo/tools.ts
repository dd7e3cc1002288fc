import { macroInput, savedReplyInput, type MacroInput } from '@guichet/contracts/tools'
import { DEMO_TOOLS, type DemoTool } from '../../../../prisma/demo/tools.ts'
import type { Tx } from '../db/client.ts'
import { newId } from '../db/id.ts'

/** Writes what the demo desk keeps ready, as its lead did. */
export async function writeTools(tx: Tx, now: Date): Promise<void> {
  const { id: ownerId } = await tx.person.findUniqueOrThrow({ where: { login: 'robin.responsable' } })
  const teams = new Map((await tx.team.findMany()).map(({ id, label }) => [label, id]))
  const keep = async (
    kind: DemoTool['kind'],
    tool: Pick<MacroInput, 'label' | 'audience' | 'teamId'> & { content: object },
  ) => {
    await tx.agentTool.create({
      data: { id: newId(), kind, ...tool, ownerId, createdAt: now, updatedAt: now },
    })
  }
  for (const { kind, label, team, content } of DEMO_TOOLS) {
    const place = { label, audience: team === null ? 'everyone' : 'team', teamId: team && teams.get(team) }
    if (kind === 'macro') {
      await keep(kind, macroInput.parse({ ...place, content }))
    } else {
      const { body, ...named } = savedReplyInput.parse({ ...place, ...content })
      await keep(kind, { ...named, content: { body } })
    }
  }
}
