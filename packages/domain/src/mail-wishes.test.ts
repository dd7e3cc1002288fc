import { expect, test } from 'vitest'
import { MAIL_TEMPLATES } from './facts.ts'
import { isWanted } from './mail-wishes.ts'

test('whoever wants each step is sent every mail', () => {
  expect(MAIL_TEMPLATES.filter((template) => !isWanted(template, 'each'))).toEqual([])
})

test('nobody may switch off a question, a solution, and what the clock announces and does', () => {
  const always = ['question', 'resolved', 'auto_close_announced', 'auto_closed'] as const
  expect(always.filter((template) => !isWanted(template, 'asked'))).toEqual([])
})

test('whoever wants only what asks something of them is spared the steps, and not what comes back to them', () => {
  const spared = ['acknowledgement', 'taken', 'comment_public', 'held', 'new_ticket'] as const
  expect(spared.filter((template) => isWanted(template, 'asked'))).toEqual([])
  const theirs = ['assigned_agent', 'answered', 'closure_refused', 'reopened', 'invited_guest'] as const
  expect(theirs.filter((template) => !isWanted(template, 'asked'))).toEqual([])
})
