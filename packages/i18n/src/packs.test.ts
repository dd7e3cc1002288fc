import { describe, expect, test } from 'vitest'
import en from './catalogue/en.ts'
import fr from './catalogue/fr.ts'
import { packs } from './catalogue/packs.ts'
import { translator } from './translator.ts'

/** What an owner reads of their tickets: mails, the journal, the portal, their lists, and what the rules refuse them. */
const READ_BY_OWNERS = /^(?:mail|event|portal|requests|answers|refusal|states\.usual)\./

/** « demande » as a verb or in its legal sense, a request of HTTP in English: the desk's noun is not meant. */
const NOT_THE_NOUN = new Set([
  'refusal.sign_in_too_weak',
  'refusal.field_not_offered',
  'requests.told.asksYou',
  'refusal.cross_site',
  'refusal.json',
])

describe.each(['ul-helpdesk', 'esup-2010'] as const)('under %s', (preset) => {
  test.each([
    ['fr', fr, /demandes?\b/iu],
    ['en', en, /\brequests?\b/iu],
  ] as const)(
    'no sentence that an owner reads says « demande » for the ticket (%s)',
    (locale, catalogue, noun) => {
      const said = Object.entries({ ...catalogue, ...packs[preset][locale] })
      const wrong = said.filter(
        ([key, sentence]) => READ_BY_OWNERS.test(key) && !NOT_THE_NOUN.has(key) && noun.test(sentence),
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

  test('every word excused is still there to be excused', () => {
    const all: Readonly<Record<string, string>> = fr
    expect([...NOT_THE_NOUN].filter((key) => all[key] === undefined)).toEqual([])
  })
})

test('the desks that say « demande » go on saying it', () => {
  for (const pack of ['caen-amigo', 'ul-itop'] as const) {
    expect(translator('fr', { pack })('mail.resolved.title')).toMatch(/^Votre demande est résolue/)
  }
})
