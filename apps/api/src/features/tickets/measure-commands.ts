import { ranOver, type Stage } from '@guichet/domain/deadlines'
import { promised, type ServiceRules } from '@guichet/domain/service-targets'
import type { Deps } from '../../deps.ts'
import { unmeasured, type Unmeasured } from './measure-queries.ts'
import { writeMeasures, type Measured } from './write-measures.ts'

const atOnce = 500

/**
 * Reckons, from the journal, the working time of what was taken or solved before it was kept at once: in the hours and beside
 * the targets of today. Safe twice: what is measured is not looked at again.
 * @returns how many tickets it measured.
 */
export async function measureDelays({ db, service, log }: Deps, stop?: AbortSignal): Promise<number> {
  let count = 0
  const rules = await service()
  for (;;) {
    const tickets = stop?.aborted ? [] : await unmeasured(db, atOnce)
    if (tickets.length === 0) break
    await writeMeasures(
      db,
      tickets.map((ticket) => measured(ticket, rules)),
    )
    count += tickets.length
  }
  if (count > 0) log.info({ count }, 'delays measured')
  return count
}

function measured(ticket: Unmeasured, rules: ServiceRules): Measured {
  const { id, categoryId, priority, takenAt, resolvedAt } = ticket
  const stages = stagesOf(ticket)
  const { takeMinutes, resolveMinutes } = promised(rules, categoryId, priority)
  return {
    id,
    takenSeconds: takenAt && ranOver(stages, takenAt, rules),
    takenPromised: takenAt && takeMinutes,
    resolvedSeconds: resolvedAt && ranOver(stages, resolvedAt, rules),
    resolvedPromised: resolvedAt && resolveMinutes,
  }
}

/** In order: a ticket begins where it was filed, in the hands of its first team. */
function stagesOf({ createdAt, teamId, teams, moves }: Unmeasured): Stage[] {
  const stages: Stage[] = [{ at: createdAt, status: 'dispatched', teamId: teams[0]?.teamId ?? teamId }]
  for (const { at, ...change } of [...teams, ...moves].toSorted(byInstant)) {
    const last = stages.at(-1)
    if (last) stages.push({ ...last, ...change, at: new Date(at) })
  }
  return stages
}

const byInstant = (one: { at: string }, other: { at: string }): number =>
  Date.parse(one.at) - Date.parse(other.at)
