import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import en from './catalogue/en.ts'
import fr from './catalogue/fr.ts'
import { packs } from './catalogue/packs.ts'

const written: readonly [string, Readonly<Record<string, string>>][] = [
  ['fr', fr],
  ...Object.entries(packs).map(([name, pack]): [string, Record<string, string>] => [`${name} fr`, pack.fr]),
]
const translated: readonly [string, Readonly<Record<string, string>>][] = [
  ['en', en],
  ...Object.entries(packs).map(([name, pack]): [string, Record<string, string>] => [`${name} en`, pack.en]),
]
const originals: Readonly<Record<string, string>> = fr

describe.each([...written, ...translated])('messages of %s', (_name, messages) => {
  test('every message is well-formed ICU', () => {
    for (const [key, message] of Object.entries(messages)) {
      expect(() => compileMessageOrThrow(message), key).not.toThrow()
    }
  })

  test('no message needs a value that the French one does not have', () => {
    for (const [key, message] of Object.entries(messages)) {
      expect(placeholders(originals[key] ?? ''), key).toEqual(expect.arrayContaining(placeholders(message)))
    }
  })

  test('no straight apostrophe, which ICU would also swallow', () => {
    expect(Object.entries(messages).filter(([, message]) => message.includes("'"))).toEqual([])
  })
})

test('English says every value that French says', () => {
  const english: Readonly<Record<string, string>> = en
  for (const [key, message] of Object.entries(originals)) {
    expect(placeholders(english[key] ?? ''), key).toEqual(placeholders(message))
  }
})

test.each(written)(
  '%s: a no-break space before : and inside « », a narrow one before ; ? !',
  (_name, messages) => {
    const wrong = Object.entries(messages).filter(([, message]) => isMistyped(prose(message)))
    expect(wrong).toEqual([])
  },
)

test.each(['Total : 5', 'Résolu?', 'Résolu\u00a0?', '« facultatif »', 'Erreur: 3'])(
  '« %s » is refused',
  (text) => {
    expect(isMistyped(text)).toBe(true)
  },
)

test.each(['Total\u00a0: 5', 'Résolu\u202f?', '«\u00a0facultatif\u00a0»', 'à 10:30, https://x'])(
  '« %s » is accepted',
  (text) => {
    expect(isMistyped(text)).toBe(false)
  },
)

function isMistyped(text: string): boolean {
  return /(?<!\u202f)[;?!]|(?<!\u00a0)»|(?<![\u00a0\d]|https?):|«(?!\u00a0)/.test(text)
}

function placeholders(message: string): string[] {
  const names = new Set<string>()
  collect(compileMessageOrThrow(message), names)
  return [...names].toSorted()
}

function collect(tokens: CompiledMessage, names: Set<string>): void {
  for (const token of tokens) {
    if (typeof token === 'string') continue
    const [name, , choices] = token
    if (name !== '#') names.add(name)
    if (isChoices(choices)) {
      for (const choice of Object.values(choices)) if (Array.isArray(choice)) collect(choice, names)
    }
  }
}

function isChoices(value: unknown): value is Record<string, CompiledMessage> {
  return typeof value === 'object' && value !== null
}

/** What is left to read once the placeholders' own syntax is gone. */
function prose(message: string): string {
  return message
    .replaceAll(/\{\w+, plural,/g, '')
    .replaceAll(/(?:=\d+|one|many|other) \{/g, '')
    .replaceAll(/\{\w+(?:, number)?\}/g, 'x')
}
