import type { Translation } from '../../keys.ts'
import type fr from '../fr/filing.ts'

export default {
  'filing.step.topic': 'choose the topic',
  'filing.step.topic.next': 'describe your request',
  'filing.topics': 'Topics',
  'filing.topics.all': 'All topics',
  'filing.topic.title': 'What is your request about?',
  'filing.topic.say':
    'The topic decides which team answers you. If it is the wrong one, the team passes it on: you have nothing to do again.',
  'filing.topic.itself': '{topic}, other',
  'filing.filter': 'Filter the topics',
  'filing.filter.example': 'password, wifi, printer…',
  'filing.filter.clear': 'Clear the filter',
  'filing.found':
    '{count, plural, =0 {No result for “{text}”} one {# topic for “{text}”} other {# topics for “{text}”}}',
  'filing.last': 'My latest topics:',
  'filing.display.board': 'Show as a board',
  'filing.display.tree': 'Show as a tree',
  'filing.team': 'Team {team}',
  'filing.unsure': 'Not sure?',
  'filing.unsure.none': 'None of these?',
} satisfies Translation<typeof fr>
