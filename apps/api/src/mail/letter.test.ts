import { describe, expect, test } from 'vitest'
import { mailbox } from './letter.ts'

describe('AC-93 one mailbox and never two', () => {
  test.each([
    'a@u.example, evil@x.example',
    '"evil@x victim"@u.example',
    '<a@u>, b',
    'g:evil@x;',
    'a@u.example\nRCPT TO:<e@x>',
    'a@u.example\r\nBcc: evil@x.example',
    'a@u.example\u2028evil@x.example',
    'a@b@u.example',
    'a b@u.example',
    `${'a'.repeat(400)}@u.example`,
    '',
    '@u.example',
    'a@',
  ])('%j is refused', (address) => expect(mailbox('A', address)).toBeNull())

  test.each([
    'camille.demandeur@valmer.example',
    'o’brien+x@sous.valmer.example',
    'élève@université.example',
  ])('%s stays as typed', (address) => expect(mailbox('A', address)).toEqual({ name: 'A', address }))
})

test('AC-92 a name is one line', () => {
  expect(mailbox('Zoé\r\nBcc: evil@x.example', 'a@u.example')?.name).toBe('Zoé Bcc: evil@x.example')
})
