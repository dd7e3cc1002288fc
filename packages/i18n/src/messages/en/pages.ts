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
  'pages.questions.title': 'Most frequent questions',
  'pages.questions.say': 'About the help desk of {institution} itself.',
  'pages.questions.link': 'Questions about the help desk itself',
  'pages.questions.q1': 'Must I go through the help desk to get help?',
  'pages.questions.a1':
    'Yes. What is filed here is seen by the whole team, followed to its end and kept. A call or a mail to one person is lost when they are away.',
  'pages.questions.q2': 'I can no longer use my computer. What should I do?',
  'pages.questions.a2':
    'Call {phone}: an agent files the request for you. You may also file it from another computer or a telephone.',
  'pages.questions.q3': 'Who reads my request?',
  'pages.questions.a3':
    'You,{contacts, select, yes { the people that you add,} other {}} the team that handles it and the agents whom it invites.{heads, select, yes { On behalf of an establishment, its head too.} other {}}',
  'pages.questions.q4': 'Why am I asked to approve the closure?',
  'pages.questions.a4':
    'You alone know whether the solution works.{autoClose, select, yes { Without an answer from you, the application warns you, then closes the request.} other { Without an answer from you, the request stays resolved.}}',
  'pages.questions.q5': 'Where do I look before I file?',
  'pages.questions.a5':
    'In the FAQ: how-tos, calendars and ways round known errors. The answers shown while you write come from there.',
  'pages.map.title': 'Site map',
  'pages.map.say': 'Every page you may open.',
  'pages.map.portal': 'Requests and answers',
  'pages.map.drafts': 'My drafts',
  'pages.map.queues': 'Ticket queues',
  'pages.map.forSomebody': 'Ticket for somebody',
  'pages.map.written': 'FAQ answers',
  'pages.map.about': 'About this site',
  'pages.accessibility.title': 'Accessibility',
  'pages.accessibility.q1': 'Conformity',
  'pages.accessibility.a1':
    'This application meets {percent} % of the criteria of the French reference (RGAA 4.1) that apply to it, as its makers see it. It is no audit: what nobody has tried counts as not met.',
  'pages.accessibility.q5': 'What does not conform yet',
  'pages.accessibility.a5': 'Criteria not met or not tried: {criteria}. {gaps}',
  'pages.accessibility.gap.untried': 'The other criteria named were not tried one by one on each page yet.',
  'pages.accessibility.q2': 'What is checked',
  'pages.accessibility.a2':
    'Each page is checked in a browser, in the light and the dark theme, by keyboard, enlarged, spaced out and in the system’s colours, by an automatic tool (axe, WCAG 2.2 rules, levels A and AA) and by tests criterion by criterion. A request was filed and followed with the screen reader Orca; NVDA, JAWS and VoiceOver were not used, and no PDF/UA validator examined the PDF of a request. These checks do not replace an audit.',
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
    'A draft is kept for thirty days. A closed request is kept {kept, select, no {as long as {institution} has decided} other {for {kept}}}, then erased with its exchanges and files.',
  'pages.privacy.q4': 'In your browser',
  'pages.privacy.a4':
    'One session cookie, needed to work, and your drafts until you sign out. No audience measurement, no outside service.',
  'pages.privacy.q5': 'Exercise your rights',
  'pages.privacy.a5':
    'All that is kept about you is downloaded from the page My account. To correct or erase your data, call {phone} or write to the data protection officer of {institution}.',
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
