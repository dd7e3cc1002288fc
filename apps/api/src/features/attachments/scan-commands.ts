import type { ScanState } from '@guichet/contracts/attachments'
import { Refusal } from '@guichet/domain/refusal'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { ScannerAway } from '../../storage/scanner.ts'

type Scanning = Pick<Deps, 'db' | 'files' | 'log' | 'scanner'>

const BATCH = 50

/** What is known of bytes that have just come. Refuses what the scanner recognises; without its word, the file is held. */
export async function scanNew(
  deps: Pick<Deps, 'files' | 'log' | 'scanner'>,
  key: string,
): Promise<ScanState> {
  if (deps.scanner === null) return 'off'
  const found = await virusIn(deps, key)
  if (found === 'unknown') return 'pending'
  if (found === null) return 'clean'
  deps.log.warn({ virus: found.virus }, 'an infected file was refused')
  throw new Refusal('invalid', 'refusal.infected', { values: found, pointer: '/file' })
}

/**
 * Asks again about the files that are held. What is infected loses its bytes; the team of the ticket that has it is told.
 * Answers how many are still held.
 */
export async function scanHeld(deps: Scanning & Pick<Deps, 'clock'>): Promise<number> {
  if (deps.scanner === null) return 0
  const held = await deps.db.attachment.findMany({
    where: { scan: 'pending' },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, storageKey: true },
  })
  for (const { id, storageKey } of held) {
    const found = await virusIn(deps, storageKey)
    // Away for one, it is away for all: the timetable comes back.
    if (found === 'unknown') break
    if (found === null) await deps.db.attachment.updateMany({ where: { id }, data: { scan: 'clean' } })
    else await condemn(deps, id, storageKey, found.virus)
  }
  const left = await deps.db.attachment.count({ where: { scan: 'pending' } })
  if (left > 0)
    deps.log.error({ held: left }, 'files are held: the virus scanner has not said whether they are clean')
  return left
}

async function virusIn(
  { scanner, files, log }: Pick<Deps, 'files' | 'log' | 'scanner'>,
  key: string,
): Promise<{ virus: string } | null | 'unknown'> {
  if (scanner === null) return 'unknown'
  try {
    const virus = await scanner.scan(await files.read(key))
    return virus === null ? null : { virus }
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error
    log.error({ err: error }, 'the virus scanner is away: files are held')
    return 'unknown'
  }
}

async function condemn(
  { db, files, clock }: Pick<Deps, 'db' | 'files' | 'clock'>,
  id: string,
  storageKey: string,
  virus: string,
): Promise<void> {
  const now = clock(await databaseNow(db))
  await db.$executeRaw`
    with condemned as (
      update attachment set scan = 'infected' where id = ${id}::uuid and scan = 'pending' returning name, ticket_id),
    noted as (
      insert into journal_entry (id, ticket_id, at, author_id, from_requester, audience, kind, channel, data)
      select ${newId()}::uuid, c.ticket_id, ${now}, null, false, 'team', 'file_infected', 'application',
             jsonb_build_object('file', c.name, 'virus', ${virus}::text)
      from condemned c where c.ticket_id is not null)
    insert into live_event (id, at, type, ticket_id, reference, audience, team_id, establishment_id, person_ids)
    select ${newId()}::uuid, ${now}, 'ticket.entry', t.id, t.reference, 'team', t.team_id, null, '{}'
    from condemned c join ticket t on t.id = c.ticket_id`
  await files.remove(storageKey)
}
