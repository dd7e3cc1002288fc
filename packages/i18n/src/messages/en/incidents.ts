import type { Translation } from '../../keys.ts'
import type fr from '../fr/incidents.ts'

export default {
  'incidents.title': 'Known incident',
  'incidents.list': 'Incidents under way',
  'incidents.since': 'Announced {date}.',
  'incidents.join': 'Me too',
  'incidents.join.what': 'This incident concerns me too: {title}',
  'incidents.join.say': 'A request is filed for you with one click: you will be told what comes next.',
  'incidents.joined': 'You joined this incident:',
  'incidents.joined.now': 'Noted. Add details if you have any.',
  'requests.merged.title': 'It goes on in {reference}.',
  'requests.merged.say': 'Both were joined: what you wrote here is read there too.',
  'requests.merged.entry': 'written in {reference}',
} as const satisfies Translation<typeof fr>
