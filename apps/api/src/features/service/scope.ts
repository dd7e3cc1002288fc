import type { Viewer } from '@guichet/domain/facts'
import { unknownHere } from '../../http/access.ts'

/** Hours and targets are the desk's: to whoever is neither an agent nor an administrator there is nothing here (404). */
export function requireDesk({ administrator, memberships }: Viewer): void {
  if (!administrator && memberships.length === 0) throw unknownHere()
}
