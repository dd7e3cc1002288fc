import { describe, expect, test } from 'vitest'
import en from './catalogue/en.ts'
import fr from './catalogue/fr.ts'
import { packs } from './catalogue/packs.ts'
import { translator } from './translator.ts'

/** What is said of a call to the API, not of a ticket. */
const SAID_OF_HTTP = /^problem\./

/** « demande » as a verb or in its legal sense, a request of HTTP in English: the desk's noun is not meant. */
const NOT_THE_NOUN = new Set([
  'refusal.sign_in_too_weak',
  'refusal.field_not_offered',
  'requests.told.asksYou',
  'refusal.cross_site',
  'refusal.json',
  'pages.questions.q4',
  // The guide's own words for what a ticket is.
  'portal.door.say',
])

/** Words in the gender of « demande », where they are not said of an answer, a note or a team. */
const FEMININE =
  /\b(?:elles?|l’a (?:encore )?\p{L}+(?:ée|ise|ue|erte)|la rouvr\p{L}+|lue|envoyée|rouverte|fermées?|résolues?|partagées?|clôturées?|déposées?|annulées?|rejetées?|retenue|mise en attente|transmise|prise|reprise|affectées?|assignées?|complétées?)\b/iu
const SAID_OF_SOMETHING_ELSE = new Set([
  'account.session.ended',
  'ui.away.say',
  'pages.questions.say',
  'pages.questions.link',
  'pages.questions.a1',
  'pages.questions.a3',
  'account.notices.unread',
  'account.notice.unread',
  'account.notice.resumed',
  'answers.unknown.say',
  'filing.contacts.hint',
  'pages.privacy.a2',
  'portal.notifications.unread',
  'answers.helped',
  'event.holder_left',
  'event.recall',
  'event.recall.none',
  'pages.accessibility.a1',
  'pages.help.a3',
  'filing.done.next.ask',
  'mail.comment_team.lead',
  'mail.resolved.lead',
  'mail.held.recall',
  'mail.next.steps',
  'portal.home.solves',
  'reports.card.take',
  'reports.name.time-to-take',
  'reports.about.time-to-take',
  'reports.about.time-to-take.worked',
  'reports.column.take',
  'requests.now.recall',
  'requests.now.resolved',
  'requests.now.resolved.other',
  'team.say',
  'team.target.take',
])

describe.each(['ul-helpdesk', 'esup-2010'] as const)('under %s', (preset) => {
  test.each([
    ['fr', fr, /demandes?\b/iu],
    ['en', en, /\brequests?\b/iu],
  ] as const)(
    'REQ-002 REQ-003 no sentence that anybody reads says « demande » for the ticket (%s)',
    (locale, catalogue, noun) => {
      const said = Object.entries({ ...catalogue, ...packs[preset][locale] })
      const wrong = said.filter(
        ([key, sentence]) => !SAID_OF_HTTP.test(key) && !NOT_THE_NOUN.has(key) && noun.test(sentence),
      )
      expect(wrong).toEqual([])
    },
  )

  test('REQ-163 the ticket is resolved, closed, put on hold: whole sentences in its own gender', () => {
    const t = translator('fr', { pack: preset })
    expect(t('mail.resolved.title')).toBe('Votre ticket est résolu, en attente d’approbation de votre part')
    expect(t('mail.auto_closed.title')).toBe('Votre ticket est clôturé')
    expect(t('mail.held.lead', { name: 'Alex AGENT' })).toMatch(/^Alex AGENT le reprendra/)
    expect(t('event.auto_close')).toBe('L’application a clôturé le ticket')
  })

  test('no sentence goes on in the gender of « demande »', () => {
    const said = Object.entries({ ...fr, ...packs[preset].fr })
    const ofTickets = said.filter(([key]) => !/^(?:desk|problem|refusal|authoring)\./.test(key))
    const wrong = ofTickets.filter(
      ([key, sentence]) => !SAID_OF_SOMETHING_ELSE.has(key) && FEMININE.test(sentence),
    )
    expect(wrong).toEqual([])
  })

  test('REQ-136 the roles are the owner and the manager, never the words of the other desks', () => {
    const said = Object.entries({ ...fr, ...packs[preset].fr }).filter(([key]) => !key.startsWith('desk.'))
    expect(said.filter(([, sentence]) => /technicien|demandeur/iu.test(sentence))).toEqual([])
    const inEnglish = Object.entries({ ...en, ...packs[preset].en }).filter(
      ([key]) => !key.startsWith('desk.'),
    )
    expect(inEnglish.filter(([, sentence]) => /technician/iu.test(sentence))).toEqual([])
    const t = translator('fr', { pack: preset })
    expect([t('requests.fact.requester'), t('requests.fact.agent')]).toEqual(['Propriétaire', 'Gestionnaire'])
  })

  test('REQ-030 REQ-064 what it is about is its category, and « sujet » is what it says', () => {
    const said = Object.entries({ ...fr, ...packs[preset].fr }).filter(([key]) =>
      /^(?:account|answers|filing|pages|portal|requests)\./.test(key),
    )
    const ofTheTitle = new Set([
      'filing.title',
      'filing.title.needed',
      'filing.title.long',
      'answers.suggested.twins',
    ])
    const wrong = said.filter(([key, sentence]) => !ofTheTitle.has(key) && /\bsujets?\b/iu.test(sentence))
    expect(wrong).toEqual([])
  })

  test('REQ-133 its states have the same words in English', () => {
    const t = translator('en', { pack: preset })
    expect([t('states.dispatched'), t('states.pending_requester'), t('states.on_hold')]).toEqual([
      'Free',
      'Incomplete',
      'Postponed',
    ])
  })

  test('every word excused is still there to be excused', () => {
    const all: Readonly<Record<string, string>> = fr
    const excused = [...NOT_THE_NOUN, ...SAID_OF_SOMETHING_ELSE]
    expect(excused.filter((key) => all[key] === undefined)).toEqual([])
  })
})

test('REQ-119 no page is named otherwise than the menu that leads to it', () => {
  for (const locale of ['fr', 'en'] as const)
    for (const pack of ['ul-itop', 'caen-amigo', 'ul-helpdesk', 'esup-2010'] as const) {
      const t = translator(locale, { pack })
      expect(t('pages.help.a3').toLowerCase()).toContain(t('portal.nav.requests').toLowerCase())
    }
})

test('the desks that say « demande » go on saying it', () => {
  for (const pack of ['caen-amigo', 'ul-itop'] as const) {
    expect(translator('fr', { pack })('mail.resolved.title')).toMatch(/^Votre demande est résolue/)
  }
})
