import type { Standing } from '@guichet/contracts/tickets'
import { refusal } from '@guichet/domain/reasons'

/** Of those to whom a ticket exists, the desk's side as it is now: a team that let it go is told nothing more. */
export function requireDeskSide(standing: Standing | undefined): void {
  if (standing === undefined) throw refusal('refusal.ticket_not_found')
  if (standing === 'former') throw refusal('refusal.former_team')
  if (standing !== 'agent' && standing !== 'guest') throw refusal('refusal.not_yours_to_do')
}
