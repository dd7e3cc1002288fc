import { setupI18n } from '@lingui/core'
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import type { Locale } from './locale.ts'
import type { MessageKey, Messages } from './keys.ts'

export type Values = Readonly<Record<string, string | number | Date>>

/** Says a message in one language. Numbers in `values` choose the plural and are written as the language writes them. */
export type Translate = (key: MessageKey, values?: Values) => string

/**
 * A translator over messages already in memory; later tables win, so a preset's pack comes last.
 * A key that no table holds is returned as it is.
 */
export function translate(locale: Locale, ...tables: readonly Messages[]): Translate {
  const messages = { [locale]: Object.assign({}, ...tables) }
  const i18n = setupI18n({ locale, messages }).setMessagesCompiler(compileOnce)
  return (key, values) => i18n._(key, values)
}

const compiled = new Map<string, CompiledMessage>()

// To read a message costs more than to say it: a page says few of those it holds, and says them often.
function compileOnce(message: string): CompiledMessage {
  const known = compiled.get(message) ?? compileMessage(message)
  compiled.set(message, known)
  return known
}
