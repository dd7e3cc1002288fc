import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { messageIdOf, readMessageId } from './message-id.ts'

const secretKey = 'k'.repeat(43)
const signer = { secretKeys: [secretKey], domain: 'assistance.valmer.example' }
const mailId = '019ac1de-0000-7000-8000-000000000001'

describe('Message-ID', () => {
  const made = messageIdOf(mailId, 433, signer)

  test('names its mail and ticket, and reads back', () => {
    expect(made).toMatch(
      /^<019ac1de-0000-7000-8000-000000000001\.433\.[0-9a-v]{52}@assistance\.valmer\.example>$/,
    )
    expect(readMessageId(made, signer)).toEqual({ mailId, ticketNumber: 433 })
  })

  test('is signed with HMAC-SHA-256 of the mail and the number', () => {
    const hex = createHmac('sha256', secretKey).update(`message-id:${mailId}.433`).digest('hex')
    expect(BigInt(`0x${hex}`).toString(32).padStart(52, '0')).toBe(made.split('.')[2]?.split('@')[0])
  })

  test.each([
    ['another ticket', made.replace('.433.', '.434.')],
    ['another mail', made.replace('0001.', '0002.')],
    [
      'another signature',
      made.replace(/\.433\.(.)/, (_, first: string) => `.433.${first === '0' ? '1' : '0'}`),
    ],
    ['no signature', `<${mailId}.433.@assistance.valmer.example>`],
    ['somebody else’s', '<abc@gmail.example>'],
  ])('is refused with %s', (_, id) => expect(readMessageId(id, signer)).toBeNull())

  test('is refused under another key, read under an older one', () => {
    expect(readMessageId(made, { secretKeys: ['z'.repeat(43)] })).toBeNull()
    expect(readMessageId(made, { secretKeys: ['z'.repeat(43), secretKey] })).toEqual({
      mailId,
      ticketNumber: 433,
    })
  })
})
