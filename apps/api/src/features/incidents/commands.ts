import { transitionInput, type Status } from '@guichet/contracts/lifecycle'
import { id } from '@guichet/contracts/primitives'
import type { Mover, Viewer } from '@guichet/domain/facts'
import type { ChildInput } from '@guichet/domain/kinship'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { databaseNow } from '../../db/now.ts'
import { untilWritten } from '../../db/until-written.ts'
import type { Deps } from '../../deps.ts'
import { personNow } from '../../http/caller.ts'
import type { Once } from '../../http/idempotency.ts'
import { changeWithin } from '../tickets/commands.ts'
import { fileTicket, type Filed } from '../tickets/filing-commands.ts'
import { childActsDue, joinable, wasTold, type Joinable } from './queries.ts'

/** What somebody says who joins: nothing, or their own details. */
export interface Joining {
  readonly categoryId?: string | undefined
  readonly text?: string | undefined
  /** What stands for their words when they say nothing. */
  readonly same: (title: string) => string
}

/**
 * « Moi aussi »: a ticket of one’s own, a child of the incident, with whoever is in charge of it at that very instant.
 * The incident stands for the draft that it came from, so that one person joins once, however often they ask.
 * @throws {Refusal} 404 for an incident that is none or is not told to them, 409 once it is over.
 */
export async function joinIncident(
  deps: Deps,
  mover: Mover & { kind: 'person' },
  incidentId: string,
  joining: Joining,
  once: Once | null,
): Promise<Filed> {
  const { viewer } = mover
  const found = () => incidentNow(deps.db, viewer, incidentId, joining.categoryId)
  const incident = await found()
  const text = joining.text?.trim() ? joining.text : joining.same(incident.title)
  const settings = await deps.settings()
  const filing = {
    categoryId: incident.categoryId,
    title: incident.title,
    description: text,
    draftId: incident.id,
    ...(settings['establishment.enabled'] && placeOf(incident, viewer)),
  }
  return fileTicket(deps, mover, filing, once, async () => lineageOf(await found()))
}

async function incidentNow(
  db: Tx,
  viewer: Viewer,
  incidentId: string,
  categoryId: string | undefined,
): Promise<Joinable> {
  const incident = await joinable(db, viewer, incidentId, categoryId)
  if (incident !== null) return incident
  throw (await wasTold(db, viewer, incidentId))
    ? refusal('refusal.incident_over')
    : new Refusal('not-found', 'refusal.not_found')
}

/** Where several establishments are theirs, one that the incident names, else the first. */
const placeOf = ({ establishmentIds }: Joinable, viewer: Viewer): { establishmentId?: string } => {
  const mine = viewer.establishmentIds
  const establishmentId = mine.find((one) => establishmentIds.includes(one)) ?? mine[0]
  return establishmentId === undefined ? {} : { establishmentId }
}

const lineageOf = ({ ticketId, reference, version, teamId, agent }: Joinable) => ({
  link: {
    act: 'add',
    relation: 'child_of',
    other: { id: ticketId, reference },
    otherVersion: version,
    audience: 'team',
  } as const,
  led: { teamId, agent },
})

const atOnce = 100
const childInput = z.union([
  z.strictObject({ event: z.literal('follow_incident'), teamId: id, agentId: id.nullable() }),
  transitionInput,
])

/**
 * Does to the children of incidents what was done to these, one transaction a child: what a crash leaves is still to do, and
 * two workers never do it twice. A child that refuses, because somebody took it elsewhere or ended it, is left as it is.
 * @returns how many children were changed.
 */
export async function carryToChildren(deps: Deps, stop?: AbortSignal): Promise<number> {
  let changed = 0
  for (;;) {
    const due = await childActsDue(deps.db, deps.clock(await databaseNow(deps.db)), atOnce)
    for (const act of due) {
      if (stop?.aborted) return changed
      changed += (await carryOne(deps, act.id)) ? 1 : 0
    }
    if (due.length < atOnce) return changed
  }
}

async function carryOne(deps: Deps, actId: string): Promise<boolean> {
  return untilWritten(() =>
    deps.db.$transaction(async (tx) => {
      const act = await taken(tx, actId)
      if (act === null) return false
      const mover = await moverOf(deps, act)
      if (mover === null) return false
      try {
        // Linked before anybody took it: whoever has the incident has it too, or it would wait for nobody.
        if (act.input.event === 'resolve' && act.status === 'dispatched' && mover.kind === 'person')
          await changeWithin(deps, tx, mover, act.reference, { event: 'take' })
        await changeWithin(deps, tx, mover, act.reference, act.input)
        return true
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'concurrent-change') throw error
        deps.log.info(
          { reference: act.reference, event: act.input.event, reason: error.reason },
          'a child stays as it is',
        )
        return false
      }
    }),
  )
}

interface Taken {
  readonly reference: string
  readonly status: Status
  readonly personId: string | null
  readonly channel: Extract<Mover, { kind: 'person' }>['channel']
  readonly input: ChildInput
}

/** Whoever deletes the row does it: another worker waits here, then finds none. */
async function taken(tx: Tx, actId: string): Promise<Taken | null> {
  const [row] = await tx.$queryRaw<(Omit<Taken, 'input'> & { input: unknown })[]>`
    with done as (delete from child_act where id = ${actId}::uuid returning *)
    select t.reference, t.status::text, d.person_id as "personId", d.channel::text, d.input from done d join ticket t on t.id = d.ticket_id`
  if (row === undefined) return null
  const input = childInput.parse(row.input)
  if (input.event === 'follow_incident' || input.event === 'resolve' || input.event === 'comment')
    return { ...row, input }
  throw new Error(`no child is asked to ${input.event}`)
}

/** Words are said by whoever said them; who is in charge follows by itself. */
async function moverOf(deps: Deps, { personId, channel, input }: Taken): Promise<Mover | null> {
  if (input.event === 'follow_incident' || personId === null) return { kind: 'application' }
  const viewer = await personNow(deps, personId)
  return viewer && { kind: 'person', viewer, channel }
}
