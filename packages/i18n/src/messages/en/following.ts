import type fr from '../fr/following.ts'
import type { Translation } from '../../keys.ts'

export default {
  'following.watch': 'Watch',
  'following.unwatch': 'Stop watching',
  'following.watch.done': 'You watch this ticket: you will be told of each step.',
  'following.unwatch.done': 'You no longer watch this ticket.',
  'following.mention': 'Mention a colleague',
  'following.mention.label': 'Name of the colleague',
  'following.mention.keys': 'Arrows to move, Enter to choose, Escape to go back.',
  'following.mention.none': 'No colleague of that name reads this ticket.',
  'following.mention.empty': 'Nobody else of the desk reads this ticket.',
  'following.mention.told': 'Will be told: {names}',
  'following.levels': 'Tickets of my teams',
  'following.levels.say':
    'Yours are those you are in charge of. You are always told of a mention, an invitation and a ticket that you watch.',
  'following.level.everything': 'Each step of each ticket',
  'following.level.creation': 'New ones and mine',
  'following.level.mine': 'Mine alone',
  'following.level.nothing': 'Nothing by mail',
  'following.saved': 'Preference saved.',
  'following.mailbox': 'Shared mailbox',
  'following.mailbox.say': 'Told of tickets, beside the members.',
  'following.mailbox.none': 'No mailbox: the members alone are told.',
  'following.mailbox.does':
    'Mails go to this address from the next event on. It is sent nothing of what is past.',
  'following.mailbox.address': 'Address of the mailbox',
  'following.mailbox.address.say': 'One address. Empty: no mailbox.',
  'following.mailbox.address.error': 'Write one address, such as team@university.example.',
  'following.mailbox.level': 'What it is sent',
  'following.mailbox.level.everything': 'Each step of each ticket',
  'following.mailbox.level.creation': 'Tickets that come to the team',
  'following.mailbox.level.nothing': 'Nothing for now',
  'following.mailbox.language': 'Language of its mails',
  'following.mailbox.language.desk': 'That of the desk',
} as const satisfies Translation<typeof fr>
