import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { serviceTarget, type ServiceTarget } from '@guichet/contracts/service'
import { z } from 'zod'
import { minutesIn, minutesSaid } from '../../../features/team/delay-typed.ts'
import { ForeseenLines, type Foreseen } from '../../../features/team/foreseen.tsx'
import { useSaveTargets } from '../../../features/team/mutations.ts'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { PRIORITIES } from '../../../features/tickets/views.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import type { FieldProblem } from '../../../ui/error-summary.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { TargetsProps } from './targets.tsx'
import { TeamForm, useSaved } from './team-form.tsx'
import { TeamLines } from './team-lines.tsx'

const delay = z
  .string()
  .transform((typed) => minutesIn(typed))
  .pipe(serviceTarget.shape.takeMinutes)
const line = z.object({
  categoryId: z.string().transform((id) => (id === '' ? null : id)),
  priority: z.string().transform((level) => (level === '' ? null : Number(level))),
  takeMinutes: delay,
  resolveMinutes: delay,
})
const form = z.object({
  items: z.array(line).superRefine((lines, context) => {
    const known = new Set<string>()
    for (const [at, { categoryId, priority }] of lines.entries()) {
      const name = `${categoryId} ${priority}`
      if (known.has(name)) context.addIssue({ code: 'custom', message: TWICE, path: [at, 'categoryId'] })
      known.add(name)
    }
  }),
})
const TWICE = 'twice'
type Typed = z.input<typeof form>

const EMPTY: Typed['items'][number] = { categoryId: '', priority: '', takeMinutes: '', resolveMinutes: '' }

/** All lines at once, each with what it comes to in the team’s hours. */
export function TargetsForm({
  targets,
  version: present,
  categories,
  hours,
  known,
  onDone,
}: Omit<TargetsProps, 'mayChange'> & { known: ReactNode; onDone: () => void }) {
  const t = useT()
  const lang = useDeskLang()
  const save = useSaveTargets()
  const over = useVersionOver(present, targets)
  const saved = useSaved(t('team.targets'), onDone)
  const { register, control, handleSubmit, formState, watch } = useForm<
    Typed,
    unknown,
    z.output<typeof form>
  >({
    resolver: zodResolver(form),
    defaultValues: {
      items: targets.map(({ categoryId, priority, takeMinutes, resolveMinutes }) => ({
        categoryId: categoryId ?? '',
        priority: priority === null ? '' : String(priority),
        takeMinutes: minutesSaid(t, takeMinutes),
        resolveMinutes: minutesSaid(t, resolveMinutes),
      })),
    },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const { fields, append, remove } = useFieldArray({ control, name: 'items' })
  const problems = fields.flatMap((_, at): FieldProblem[] => {
    const wrong = formState.errors.items?.[at]
    const n = at + 1
    return [
      ...(wrong?.categoryId
        ? [{ field: `delai-${at}-categorie`, message: t('team.target.twice', { n }) }]
        : []),
      ...(wrong?.takeMinutes ? [{ field: `delai-${at}-prise`, message: t('team.target.error', { n }) }] : []),
      ...(wrong?.resolveMinutes
        ? [{ field: `delai-${at}-resolution`, message: t('team.target.error', { n }) }]
        : []),
    ]
  })
  const errorAt = (field: string) => problems.find((one) => one.field === field)?.message
  const send = ({ items }: { items: ServiceTarget[] }, version = over) => {
    save.mutate({ items, version }, { onSuccess: saved })
  }
  return (
    <TeamForm
      title={t('team.targets')}
      problems={problems}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((all) => send(all, present))() }}
      onSubmit={(event) => void handleSubmit((all) => send(all))(event)}
      onCancel={onDone}
      does={
        <>
          <div role="status">
            <ForeseenLines hours={hours} delays={delaysOf(watch('items'))} />
          </div>
          <p>{t('team.targets.does')}</p>
        </>
      }
    >
      <p className="g-hint">{t('team.target.hint')}</p>
      <TeamLines
        lines={fields}
        legend={(at) => t('team.target.n', { n: at + 1 })}
        remove={(at) => t('team.target.remove', { n: at + 1 })}
        add={t('team.target.add')}
        onRemove={remove}
        onAdd={() => append(EMPTY)}
      >
        {(at) => (
          <>
            <SelectField
              id={`delai-${at}-categorie`}
              label={t('team.target.category')}
              placeholder={t('team.target.category.all')}
              error={errorAt(`delai-${at}-categorie`)}
              options={categories.map(({ id: value, above, label }) => ({
                value,
                label: [...above, label].join(' › '),
                lang,
              }))}
              {...register(`items.${at}.categoryId`)}
            />
            <SelectField
              label={t('team.target.priority')}
              placeholder={t('team.target.priority.all')}
              options={PRIORITIES.map((value) => ({
                value,
                label: capital(t(priorityKey(Number(value)))),
              }))}
              {...register(`items.${at}.priority`)}
            />
            <TextField
              id={`delai-${at}-prise`}
              label={t('team.target.take')}
              error={errorAt(`delai-${at}-prise`)}
              {...register(`items.${at}.takeMinutes`)}
            />
            <TextField
              id={`delai-${at}-resolution`}
              label={t('team.target.resolve')}
              error={errorAt(`delai-${at}-resolution`)}
              {...register(`items.${at}.resolveMinutes`)}
            />
          </>
        )}
      </TeamLines>
    </TeamForm>
  )
}

/** The first few lines that can be read, each delay once. */
const delaysOf = (lines: Typed['items']): Foreseen[] => {
  const all = lines.flatMap(({ takeMinutes, resolveMinutes }): Foreseen[] => {
    const [take, resolve] = [minutesIn(takeMinutes), minutesIn(resolveMinutes)]
    return [
      ...(take ? [{ delay: 'take' as const, minutes: take }] : []),
      ...(resolve ? [{ delay: 'resolve' as const, minutes: resolve }] : []),
    ]
  })
  return [...new Map(all.map((one) => [`${one.delay} ${one.minutes}`, one])).values()].slice(0, EXAMPLES)
}
const EXAMPLES = 6
