import { zodResolver } from '@hookform/resolvers/zod'
import { useState, type ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { assignmentRule, type RuledCategory } from '@guichet/contracts/assignment'
import { z } from 'zod'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { useChooseRules } from '../../../features/team/mutations.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { RecordTable } from '../../../ui/record-table.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TeamForm, useSaved } from './team-form.tsx'

export type RulesProps = { categories: readonly RuledCategory[]; mayChange: boolean }

/** Whom the new tickets of each of a team’s categories go to by themselves. */
export function Rules({ categories, mayChange }: RulesProps) {
  const t = useT()
  const lang = useDeskLang()
  return (
    <KnownSection
      id="attribution"
      title={t('team.rules')}
      aside={t('team.rules.say')}
      form={
        mayChange && categories.length > 0
          ? (done, known) => <RulesForm categories={categories} known={known} onDone={done} />
          : undefined
      }
    >
      {categories.length === 0 ? (
        <p>{t('team.rules.none')}</p>
      ) : (
        <RecordTable
          caption={t('team.rules')}
          rows={categories}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'category',
              header: t('team.rule.category'),
              width: '55%',
              phone: 'head',
              cell: (category) => <span lang={lang}>{pathOf(category)}</span>,
            },
            {
              key: 'rule',
              header: t('team.rule'),
              phone: 'named',
              cell: ({ assignment, inForce }) => {
                const rule = t(`team.rule.${inForce}`)
                return assignment === null ? t('team.rule.inherited', { rule }) : rule
              },
            },
          ]}
        />
      )}
    </KnownSection>
  )
}

const pathOf = ({ above, label }: RuledCategory): string => [...above, label].join(' › ')

const ABOVE = 'above'
const form = z.object({ rules: z.array(z.union([assignmentRule, z.literal(ABOVE)])) })

type RulesFormProps = { categories: readonly RuledCategory[]; known: ReactNode; onDone: () => void }

function RulesForm({ categories, known, onDone }: RulesFormProps) {
  const t = useT()
  const save = useChooseRules()
  // What was there when the form was opened: what one chose is what differs from it.
  const [opened] = useState(categories)
  const saved = useSaved(t('team.rules'), onDone)
  const { register, handleSubmit, formState } = useForm<z.infer<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: { rules: categories.map(({ assignment }) => assignment ?? ABOVE) },
  })
  const send = ({ rules }: z.infer<typeof form>, over = opened) => {
    const chosen = opened.flatMap(({ id, assignment }, at) => {
      const rule = rules[at] ?? ABOVE
      const next = rule === ABOVE ? null : rule
      const version = over.find((one) => one.id === id)?.version
      // Chosen before a refusal, it stands already.
      const stands = categories.some((one) => one.id === id && one.assignment === next)
      return next === assignment || stands || version === undefined ? [] : [{ id, assignment: next, version }]
    })
    save.mutate(chosen, { onSuccess: saved })
  }
  return (
    <TeamForm
      title={t('team.rules')}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((all) => send(all, categories))() }}
      does={<p>{t('team.rules.does')}</p>}
      onSubmit={(event) => void handleSubmit((all) => send(all))(event)}
      onCancel={onDone}
    >
      {opened.map((category, at) => (
        <SelectField
          key={category.id}
          label={t('team.rule.of', { category: pathOf(category) })}
          options={[
            { value: ABOVE, label: t('team.rule.as.above') },
            ...assignmentRule.options.map((value) => ({ value, label: t(`team.rule.${value}`) })),
          ]}
          {...register(`rules.${at}`)}
        />
      ))}
    </TeamForm>
  )
}
