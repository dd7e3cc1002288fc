import type { Translation } from '../../keys.ts'
import type fr from '../fr/pages.ts'

export default {
  'pages.updated': 'Last changed: {date}.',
  'pages.help.title': 'Help',
  'pages.help.say': 'The most frequent questions about this application.',
  'pages.help.guide': 'Guide, version {version}. Each new version of the application updates it.',
  'pages.help.what': 'What can I ask for?',
  'pages.help.what.say':
    'Whatever comes up, technical or administrative: a question on your computer or a digital service, an access to your online courses, a matter of career, your last three payslips for a loan, a parcel to send between two sites.',
  'pages.help.must': 'Must I go through this application?',
  'pages.help.must.say':
    'Yes. Every request is gathered here: several people know of yours, it depends on nobody’s mailbox, and all that was said stays in one place.{phone, select, other {}}',
  'pages.help.q1': 'How do I file a request?',
  'pages.help.a1':
    'Choose a topic, then describe your problem. If you hesitate, choose “I do not know, guide me”: the welcome team will choose for you.',
  'pages.help.q2': 'I chose the wrong topic. What happens?',
  'pages.help.a2':
    'The team that receives your request passes it on to the right one and tells you. You have nothing to do again.',
  'pages.help.q3': 'How do I know how my request is going?',
  'pages.help.a3':
    'The page “My requests” says the state of each and whose turn it is. A mail tells you at each step.',
  'pages.help.q4': 'Can I add to a request already filed?',
  'pages.help.a4':
    'Yes, until it is closed: open it and write in its journal. You can also attach files to it.',
  'pages.help.q5': 'The proposed solution does not work. What can I do?',
  'pages.help.a5':
    'Open the request and say what is wrong: it goes back to the same person, with the same reference.',
  'pages.help.q6': 'I was interrupted. Is my text lost?',
  'pages.help.a6':
    'No. What you write is saved as a draft and offered to you when you come back, for thirty days.',
  'pages.accessibility.title': 'Accessibility',
  'pages.accessibility.say': 'Everybody must be able to use this application.',
  'pages.accessibility.q1': 'Conformance status',
  'pages.accessibility.a1':
    'This application has not yet been audited against the French accessibility standard (RGAA 4.1). It is therefore declared not conformant.',
  'pages.accessibility.q2': 'What is checked',
  'pages.accessibility.a2':
    'Each page is checked by an automatic tool (axe, WCAG 2.2 rules, levels A and AA), in light and dark, and with the keyboard alone. These checks do not replace an audit.',
  'pages.accessibility.q3': 'Report a difficulty',
  'pages.accessibility.a3':
    'Call {phone} or file a request: we will give you the information in another way and mend the page.',
  'pages.accessibility.q4': 'Remedies',
  'pages.accessibility.a4':
    'Without a satisfactory answer from us, you may refer the matter to the French Defender of Rights: defenseurdesdroits.fr.',
  'pages.privacy.title': 'Personal data',
  'pages.privacy.say': 'What this application knows about you, why and for how long.',
  'pages.privacy.q1': 'What is recorded',
  'pages.privacy.a1':
    'Your identity and address, given by {institution} when you sign in, your requests, your exchanges, your files and the trace of what was done on each request.',
  'pages.privacy.q2': 'Who may read a request',
  'pages.privacy.a2':
    'You, the people you add as contacts, the team in charge and the agents it invites. A head of establishment reads the requests filed on behalf of their establishment, never the personal ones.',
  'pages.privacy.q3': 'How long it is kept',
  'pages.privacy.a3':
    'A draft is kept for thirty days. A closed request is kept as long as {institution} has decided, then erased with its exchanges and files.',
  'pages.privacy.q4': 'In your browser',
  'pages.privacy.a4':
    'One session cookie, needed to work, and your drafts until you sign out. No audience measurement, no outside service.',
  'pages.privacy.q5': 'Exercise your rights',
  'pages.privacy.a5':
    'To see, correct or erase your data, call {phone} or write to the data protection officer of {institution}.',
  'pages.terms.title': 'Terms of use',
  'pages.terms.say': 'The rules for using the help desk of {institution}.',
  'pages.terms.q1': 'Who it is for',
  'pages.terms.a1':
    'People with an account of {institution}. Signing in goes through that institution: the application never knows your password.',
  'pages.terms.q2': 'What you write',
  'pages.terms.a2': 'Never write a password in a request. Give about other people only what the work needs.',
  'pages.terms.q3': 'Attached files',
  'pages.terms.a3': 'Programs are refused. Each file is limited to {size}.',
  'pages.terms.q4': 'Delays',
  'pages.terms.a4':
    'A request is handled during service hours. For a failure that stops your work, call {phone}.',
} satisfies Translation<typeof fr>
