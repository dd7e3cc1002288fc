import type fr from '../fr/search.ts'
import type { Translation } from '../../keys.ts'

export default {
  'search.help': 'How to search',
  'search.help.say':
    'A search looks through all that you may read: reference, title, description, journal, people. Accents, capitals and plurals do not matter.',
  'search.help.kind': 'One writes',
  'search.help.found': 'One finds',
  'search.help.caption': 'What a search understands',
  'search.help.both':
    'Operators go together; “-” before one of them excludes it. The French words (état, équipe, avant…) are understood too.',
  'search.words.example': 'printer jammed',
  'search.words': 'all of these words, in any order',
  'search.phrase.example': 'server room',
  'search.phrase': 'these words, one after the other',
  'search.without.example': 'toner',
  'search.without': 'tickets that this word is not in',
  'search.state.example': 'resolved',
  'search.state': 'this state; “open” and “ended” stand for several',
  'search.team.example': 'network',
  'search.team': 'teams whose name contains this word',
  'search.requester.example': 'aubry',
  'search.requester': 'this requester, by name or login; “me”',
  'search.agent.example': 'me',
  'search.agent': 'held by this agent; “me”, “nobody”',
  'search.category.example': 'mail',
  'search.category': 'this category and those under it',
  'search.priority.example': 'high',
  'search.priority': 'this priority, by name or from 1 to 5',
  'search.before.example': '2026-03-01',
  'search.before': 'filed before this day, month (“2026-03”) or year',
  'search.after.example': '2026-02-15',
  'search.after': 'filed that day or since; “yesterday” will do too',
  'search.hint.unknown': '“{typed}”: no such operator, these words were searched for as they are.',
  'search.hint.state': '“{typed}”: no such state, these words were searched for as they are.',
  'search.hint.priority': '“{typed}”: no such priority, these words were searched for as they are.',
  'search.hint.date':
    '“{typed}”: no such date, these words were searched for as they are. Try 2026-03-01 or 01/03/2026.',
  'search.from': '{place}:',
  'search.from.description': 'Description',
  'search.from.public': 'Conversation',
  'search.from.team': 'Internal note',
} as const satisfies Translation<typeof fr>
