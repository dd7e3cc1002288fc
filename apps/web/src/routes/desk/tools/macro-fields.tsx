import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { macroVoice, MACRO_VOICES, type MacroContent } from '@guichet/contracts/tools'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { topicOptions, topicsOf } from '../../../features/catalogue/topics.ts'
import { teamsQuery } from '../../../features/people/queries.ts'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { PRIORITIES } from '../../../features/tickets/views.ts'
import { tagsIn } from '../../../features/tickets/tag-words.ts'
import { WordsField } from '../../../features/tools/words-field.tsx'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { CheckboxField } from '../../../ui/choice-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'

export type MacroFieldsProps = {
  content: MacroContent
  onContent: (content: MacroContent) => void
  wordsError: string | undefined
}

/** Each change that a macro may make, in the order in which they are made. */
export function MacroFields({ content, onContent, wordsError }: MacroFieldsProps) {
  const t = useT()
  const lang = useDeskLang()
  const { data: catalogue } = useQuery(catalogueQuery)
  const { data: teams } = useQuery(teamsQuery)
  const put = <Field extends keyof MacroContent>(field: Field, value: MacroContent[Field]) => {
    const { [field]: _, ...others } = content
    onContent(value === undefined ? others : { ...others, [field]: value })
  }
  const given = (value: string) => (value === '' ? undefined : value)
  const colleagues = new Map(teams?.items.flatMap(({ members }) => members.map(({ id, name }) => [id, name])))
  const none = { placeholder: t('tools.same'), optional: true }
  const { reply } = content
  const [tags, setTags] = useState((content.tags ?? []).join(', '))
  return (
    <>
      <CheckboxField
        label={t('tools.field.take')}
        checked={content.take ?? false}
        onChange={({ currentTarget }) => put('take', currentTarget.checked ? true : undefined)}
      />
      <SelectField
        {...none}
        label={t('desk.fact.priority')}
        value={content.priority === undefined ? '' : String(content.priority)}
        onChange={({ currentTarget: { value } }) => put('priority', value === '' ? undefined : Number(value))}
        options={PRIORITIES.map((value) => ({ value, label: capital(t(priorityKey(Number(value)))) }))}
      />
      <SelectField
        {...none}
        label={t('desk.fact.category')}
        value={content.categoryId ?? ''}
        onChange={({ currentTarget }) => put('categoryId', given(currentTarget.value))}
        options={topicOptions(topicsOf(catalogue?.categories ?? []), lang)}
      />
      <TextField
        optional
        label={t('tools.tags')}
        hint={t('tools.tags.hint')}
        value={tags}
        onChange={({ currentTarget }) => {
          setTags(currentTarget.value)
          const named = tagsIn(currentTarget.value)
          put('tags', named.length === 0 ? undefined : named)
        }}
      />
      <SelectField
        optional
        label={t('tools.field.voice')}
        placeholder={t('tools.field.voice.none')}
        value={reply?.voice ?? ''}
        onChange={({ currentTarget }) => {
          const voice = macroVoice.safeParse(currentTarget.value).data
          put('reply', voice && { voice, text: reply?.text ?? '' })
        }}
        options={MACRO_VOICES.map((value) => ({ value, label: t(`tools.does.${value}`) }))}
      />
      {reply && (
        <WordsField
          label={t('tools.body')}
          text={reply.text}
          onText={(text) => put('reply', { ...reply, text })}
          error={wordsError}
        />
      )}
      <SelectField
        {...none}
        label={t('tools.field.agent')}
        value={content.agentId ?? ''}
        onChange={({ currentTarget }) => put('agentId', given(currentTarget.value))}
        options={[...colleagues].map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        {...none}
        label={t('tools.field.team')}
        value={content.teamId ?? ''}
        onChange={({ currentTarget }) => put('teamId', given(currentTarget.value))}
        options={(teams?.items ?? [])
          .filter(({ acceptsTransfers }) => acceptsTransfers)
          .map(({ id, label, level }) => ({ value: id, label: t('desk.act.team.level', { label, level }) }))}
      />
    </>
  )
}
