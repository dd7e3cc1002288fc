import type { Macro } from '@guichet/contracts/tools'
import type { Translate } from '@guichet/i18n/translate'

/** What a macro does, a line each, in the order in which it is done. */
export function macroSaid(
  { content, names }: Pick<Macro, 'content' | 'names'>,
  priorityName: (priority: number) => string,
  t: Translate,
): string[] {
  const { take, priority, categoryId, tags, reply, agentId, teamId } = content
  const named = (id: string) => names[id] ?? t('tools.gone')
  return [
    ...(take ? [t('tools.does.take')] : []),
    ...(priority === undefined ? [] : [t('tools.does.priority', { priority: priorityName(priority) })]),
    ...(categoryId === undefined ? [] : [t('tools.does.category', { category: named(categoryId) })]),
    ...(tags === undefined ? [] : [t('tools.does.tag', { tags: tags.join(', ') })]),
    ...(reply === undefined ? [] : [t(`tools.does.${reply.voice}`)]),
    ...(agentId === undefined ? [] : [t('tools.does.agent', { agent: named(agentId) })]),
    ...(teamId === undefined ? [] : [t('tools.does.team', { team: named(teamId) })]),
  ]
}
