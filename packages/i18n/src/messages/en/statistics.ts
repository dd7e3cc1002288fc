import type fr from '../fr/statistics.ts'
import type { Translation } from '../../keys.ts'

export default {
  'statistics.title': 'Statistics',
  'statistics.say': 'Your requests, and those of the whole help desk up to and including {day}.',
  'statistics.say.none':
    'Your requests. The figures of the whole help desk will come with its first full day.',
  'statistics.own':
    '{filed, plural, =0 {You filed nothing in {months, number} months} one {You filed one request in {months, number} months} other {You filed # requests in {months, number} months}}',
  'statistics.own.now': 'Where your requests stand',
  'statistics.own.open': 'Open',
  'statistics.own.resolved': 'Resolved',
  'statistics.own.closed': 'Closed',
  'statistics.desk':
    '{filed, plural, =0 {The help desk has received nothing yet} one {The help desk received one request in {months, number} months} other {The help desk received # requests in {months, number} months}}',
  'statistics.months': 'By month',
  'statistics.month': 'Month',
  'statistics.filed': 'Filed',
  'statistics.ended': 'Ended',
  'statistics.chart':
    'Bar chart, month by month: {filed, number} filed at most in a month, {ended, number} ended at most. The table gives each figure.',
  'statistics.chart.recent': 'The last six months.',
  'statistics.table': 'See the table',
  'statistics.table.of': 'of “{title}”',
  'statistics.services': 'Usual time to solve, service by service',
  'statistics.services.aside': 'Last {days, number} days',
  'statistics.service': 'Service',
  'statistics.usual': 'Usual time to solve',
  'statistics.usual.few': 'too few to say',
  'statistics.usual.say':
    'One in two is solved within this time. Nothing is said under {least, number} solved requests.',
} as const satisfies Translation<typeof fr>
