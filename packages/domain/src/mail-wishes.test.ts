import { expect, test } from 'vitest'
import { mailWish } from '@guichet/contracts/me'
import { MAIL_TEMPLATES } from './mails.ts'
import { passageOf } from './mail-wishes.ts'

const told = (wish: Parameters<typeof passageOf>[1], how: ReturnType<typeof passageOf>) =>
  MAIL_TEMPLATES.filter((template) => passageOf(template, wish) === how)

test('whoever wants each step is sent every mail, at once', () => {
  expect(told('each', 'now')).toEqual([...MAIL_TEMPLATES])
})

test('nobody may switch off or put off a question, a solution, and what the clock announces and does', () => {
  const always = ['question', 'resolved', 'auto_close_announced', 'auto_closed'] as const
  for (const wish of mailWish.options) expect(told(wish, 'now')).toEqual(expect.arrayContaining([...always]))
})

test('whoever wants only what asks something of them is spared the steps, and not what comes back to them', () => {
  const spared = ['acknowledgement', 'taken', 'comment_public', 'held', 'new_ticket']
  expect(told('asked', 'portal')).toEqual(expect.arrayContaining(spared))
  const theirs = ['assigned_agent', 'answered', 'closure_refused', 'reopened', 'invited_guest']
  expect(told('asked', 'now')).toEqual(expect.arrayContaining(theirs))
  expect(told('asked', 'digest')).toEqual([])
})

test('a digest gathers what the others are spared, but for the acknowledgement, and leaves nothing to the portal alone', () => {
  expect(told('digest', 'digest')).toEqual(told('asked', 'portal').filter((one) => one !== 'acknowledgement'))
  expect(told('digest', 'portal')).toEqual([])
})
