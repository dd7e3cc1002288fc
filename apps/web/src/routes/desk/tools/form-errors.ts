import type { z } from 'zod'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'

const said: Readonly<Record<string, MessageKey>> = {
  'text.blank': 'desk.act.missing',
  'text.tooLong': 'tools.error.long',
  'placeholder.unknown': 'tools.error.placeholder',
  'macro.empty': 'tools.error.empty',
  'macro.twice': 'tools.error.twice',
}

/** Why the contract refuses this field, as the maker can mend it. */
export function errorAt(error: z.ZodError | undefined, path: string, t: Translate): string | undefined {
  const issue = error?.issues.find((each) => each.path.join('.') === path)
  if (issue === undefined) return undefined
  const max = issue.code === 'custom' ? Number(issue.params?.['max'] ?? 0) : 0
  return t(said[issue.message] ?? 'tools.error', { max })
}
