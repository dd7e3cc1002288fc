import type { Translation } from '../../keys.ts'
import type fr from '../fr/archive.ts'

export default {
  'archive.name': 'my-data',
  'archive.readme': 'README.txt',
  'archive.made': 'What the help desk keeps about {name}, on {day}.',
  'archive.rights':
    'The .json files are read with a text editor or by a program; their dates are in universal time. Here is what each says, and how long it is kept.',
  'archive.profile':
    'profile.json: your identity as your institution gives it each time you sign in, your establishments, your teams and your preferences. Kept as long as your account exists.',
  'archive.access':
    'access.json: where you are signed in and your access tokens, without their secrets. A sign-in is forgotten after {minutes, number} minutes without activity, and {hours, number} hours after it began at most. A token stays listed after its end.',
  'archive.requests':
    'tickets: a file for each request that you filed or follow as a contact, with the messages and the decisions on closing that you may read, those that you took out of your lists included. A closed request is erased, with its messages and files, on the date “keptUntil” of its file; without a date, it is kept.',
  'archive.files':
    'files and files.json: the files that you sent, with their SHA-256. They are kept as long as their request, or their draft; a file that nothing uses is erased after {hours, number} hours. “path” is empty for a file that the virus scanner holds or that was lost. uploads.json: those that are still arriving.',
  'archive.drafts': 'drafts.json: your drafts, kept {days, number} days after their last change.',
  'archive.kept':
    'notifications.json, bookmarks.json and history.json: what was written to you, your bookmarks and your last readings, kept as long as the request that they are about.',
  'archive.answers':
    'answers.json: the answers that you read and your opinion of each. Kept as long as your account exists.',
  'archive.without':
    'Not in it: the internal notes of the teams, what you wrote as an agent on the requests of others, the fingerprints of secrets, and the technical traces that prevent duplicates, erased after {days, number} days.',
} satisfies Translation<typeof fr>
