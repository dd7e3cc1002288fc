import { describe, expect, test } from 'vitest'
import { template, type Placeholder } from '@guichet/contracts/placeholders'
import { filled, type PlaceholderValues } from './placeholders.ts'
import { alex, camille, CONTEXT, fire, refusalOf, ticketIn } from './test-desk.ts'

const VALUES: PlaceholderValues = {
  'requester.name': 'Camille DEMANDEUR',
  'requester.phone': null,
  'ticket.reference': 'R-000433',
  'ticket.title': 'Lire {{agent.name}}',
  'ticket.category': 'Messagerie',
  'ticket.product': '  ',
  'ticket.establishment': null,
  'team.name': 'Applications',
  'agent.name': 'Alex AGENT',
  'me.name': 'Noa AGENT',
}

describe('filling', () => {
  test('what is known takes its place, what is not stays and is named once', () => {
    expect(
      filled(
        'Bonjour {{requester.name}}, {{ ticket.product }} et {{ticket.product}} sur {{ticket.reference}}.',
        VALUES,
      ),
    ).toEqual({
      text: 'Bonjour Camille DEMANDEUR, {{ ticket.product }} et {{ticket.product}} sur R-000433.',
      missing: ['ticket.product'],
    })
  })
  test('a value is not read again', () => {
    expect(filled('« {{ticket.title}} »', VALUES)).toEqual({ text: '« Lire {{agent.name}} »', missing: [] })
  })
  test.each(['${7*7}', '{{7*7}}', '<%=7*7%>', '#{7*7}', '%s%n', '{{}}', '{ {ticket.title} }'])(
    'AC-56 %s is shown as it was typed',
    (typed) => {
      expect(template(100).parse(typed)).toBe(typed)
      expect(filled(typed, VALUES)).toEqual({ text: typed, missing: [] })
    },
  )
  test.each([
    'user.passwordHash',
    'env.X',
    'ticket.internalNotes',
    '__proto__',
    'constructor',
    'ticket.Title',
  ])('AC-57 {{%s}} is refused, and never filled', (name) => {
    const typed = `Voici {{${name}}}`
    expect(template(100).safeParse(typed).error?.issues[0]?.message).toBe('placeholder.unknown')
    expect(filled(typed, VALUES).text).toBe(typed)
  })
})

describe('words left open', () => {
  const open: Placeholder = 'ticket.product'
  const text = `À propos de {{${open}}}`
  const assigned = ticketIn('assigned')
  test.each(['comment', 'request_info', 'resolve'] as const)(
    'UX-49 are not sent to the requester by %s, from wherever',
    (event) => {
      const input = event === 'comment' ? { event, text, audience: 'public' as const } : { event, text }
      expect(refusalOf(() => fire(assigned, alex, input))).toEqual({
        code: 'invalid',
        reason: 'refusal.placeholder_open',
        values: { placeholder: open },
        pointer: '/text',
      })
    },
  )
  test('a note among colleagues, and the requester’s own words, say what they like', () => {
    const note = { event: 'comment', text, audience: 'team' } as const
    expect(fire(assigned, alex, note, CONTEXT).entries).toHaveLength(1)
    expect(fire(assigned, camille, { ...note, audience: 'public' }, CONTEXT).entries).toHaveLength(1)
  })
})
