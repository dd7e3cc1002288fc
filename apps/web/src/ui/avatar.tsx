import { initials } from '@guichet/i18n/format/names'
import './avatar.css'

export type AvatarProps = { name: string; team?: boolean; small?: boolean }

/** Round is for people. The name is always written beside it, so it is hidden from screen readers. */
export function Avatar({ name, team = false, small = false }: AvatarProps) {
  const kinds = [team && 'g-avatar-team', small && 'g-avatar-small'].filter(Boolean).join(' ')
  return (
    <span className={`g-avatar ${kinds}`} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
