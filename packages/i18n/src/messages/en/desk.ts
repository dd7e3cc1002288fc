import type { Translation } from '../../keys.ts'
import type fr from '../fr/desk.ts'

export default {
  'desk.view.unassigned': 'To take',
  'desk.view.mine': 'My tickets',
  'desk.view.team': 'My team',
  'desk.view.late': 'Overdue',
  'desk.search': 'Search a ticket, a person, an answer',
} satisfies Translation<typeof fr>
