import type { Translation } from '../../keys.ts'
import type fr from '../fr/format.ts'

export default {
  'format.at': '{day} at {time}',
  'format.comma': '{day}, {time}',
  'format.person': '{name} ({login})',
  'format.today': 'today',
  'format.yesterday': 'yesterday',
  'format.tomorrow': 'tomorrow',
  'format.first': '1',
  'format.hours': '{hours}:00',
  'format.hoursMinutes': '{hours}:{minutes}',
  'format.now': 'just now',
  'format.ago': '{duration} ago',
  'format.in': 'in {duration}',
  'format.seconds': '{count, plural, one {# second} other {# seconds}}',
  'format.minutes': '{count, number} min',
  'format.wholeHours': '{count, number} h',
  'format.hoursAndMinutes': '{count, number} h {minutes}',
  'format.days': '{count, plural, one {# day} other {# days}}',
  'format.months': '{count, plural, one {# month} other {# months}}',
  'format.years': '{count, plural, one {# year} other {# years}}',
  'format.bytes': '{amount} B',
  'format.kilobytes': '{amount} kB',
  'format.megabytes': '{amount} MB',
  'format.gigabytes': '{amount} GB',
} satisfies Translation<typeof fr>
