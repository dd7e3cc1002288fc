import type { MailOrder } from '@guichet/domain/facts'
import { describe, expect, test } from 'vitest'
import { recipientsOf } from './write-recipients.ts'
import type { PeopleAround } from './write-recipients.ts'

const around: PeopleAround = {
  teams: { support: ['alex', 'noa', 'both'] },
  heads: ['chef'],
  reachable: {
    camille: 'each',
    sacha: 'each',
    alex: 'each',
    noa: 'each',
    both: 'each',
    lou: null,
    chef: 'each',
  },
}
const circle = {
  authorId: 'alex',
  requesterId: 'camille',
  contactIds: ['sacha', 'both'],
  guestIds: ['lou', 'chef'],
  agentId: 'alex',
  teamId: 'support',
}
const order = (template: MailOrder['template'], ...to: MailOrder['to'][number][]): MailOrder => ({
  template,
  to,
  data: {},
})
const told = (orders: MailOrder[], changes: Partial<typeof circle> = {}) =>
  recipientsOf(orders, { ...circle, ...changes }, around).map(
    ({ personId, order: { template } }) => `${template} ${personId}`,
  )

describe('whom an act’s mails reach', () => {
  test('never its author, but for their acknowledgement', () => {
    expect(told([order('released', 'team')])).toEqual(['released noa'])
    expect(told([order('acknowledgement', 'requester')], { authorId: 'camille' })).toEqual([
      'acknowledgement camille',
    ])
    expect(told([order('comment_public', 'requester')], { authorId: 'camille' })).toEqual([])
  })

  test('each once, by the first order that reaches them', () => {
    expect(told([order('taken', 'requester', 'contacts'), order('comment_public', 'requester')])).toEqual([
      'taken camille',
      'taken sacha',
      'taken both',
    ])
  })

  test('nothing of the desk’s to whoever stands on the requester’s side, whatever their teams', () => {
    expect(told([order('comment_team', 'team', 'guests')], { authorId: 'noa' })).toEqual([
      'comment_team alex',
      'comment_team lou',
    ])
  })

  test('in the portal alone, without an address; not at all, when disabled', () => {
    const [lou] = recipientsOf([order('comment_team', 'guests')], circle, around)
    expect(lou).toMatchObject({ personId: 'lou', passage: 'portal', ofDesk: true })
    expect(told([order('taken', 'requester')], { requesterId: 'gone' })).toEqual([])
  })
})
