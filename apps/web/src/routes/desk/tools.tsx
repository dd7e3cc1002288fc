import { IconPlus } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Macro, SavedReply } from '@guichet/contracts/tools'
import { meQuery } from '../../features/me/queries.ts'
import { capital, priorityKey } from '../../features/tickets/queue-groups.ts'
import { macroSaid } from '../../features/tools/macro-said.ts'
import { useDeleteTool } from '../../features/tools/mutations.ts'
import { OpenWords } from '../../features/tools/open-words.tsx'
import { macrosQuery, savedRepliesQuery } from '../../features/tools/queries.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { toast } from '../../ui/toast.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { MacroForm } from './tools/macro-form.tsx'
import { ReplyForm } from './tools/reply-form.tsx'

type InHand = { kind: 'reply'; tool?: SavedReply } | { kind: 'macro'; tool?: Macro }
type Tool = SavedReply | Macro

/** What agents keep ready: words to say, and several changes at once. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const replies = useQuery(savedRepliesQuery)
  const macros = useQuery(macrosQuery)
  const [inHand, setInHand] = useState<InHand>()
  const mayKeep = me.teams.some(({ rights }) => rights.includes('reply.private'))
  const close = () => setInHand(undefined)
  return (
    <div className="g-desk-page">
      <PageHeading>{t('tools.title')}</PageHeading>
      <p className="g-dim">{t('tools.say')}</p>
      <ToolSection
        kind="reply"
        items={replies.data?.items}
        error={replies.error}
        onNew={mayKeep ? () => setInHand({ kind: 'reply' }) : undefined}
        onEdit={(tool) => setInHand({ kind: 'reply', tool })}
        describe={({ body }) => <OpenWords kept text={body} />}
      />
      <ToolSection
        kind="macro"
        items={macros.data?.items}
        error={macros.error}
        onNew={mayKeep ? () => setInHand({ kind: 'macro' }) : undefined}
        onEdit={(tool) => setInHand({ kind: 'macro', tool })}
        describe={(macro) => <MacroLines macro={macro} />}
      />
      {inHand && <InHandForm inHand={inHand} me={me} onClose={close} />}
    </div>
  )
}

function InHandForm({ inHand, me, onClose }: { inHand: InHand; me: Me; onClose: () => void }) {
  const form = { me, onClose }
  return inHand.kind === 'reply' ? (
    <ReplyForm {...form} saved={inHand.tool} />
  ) : (
    <MacroForm {...form} saved={inHand.tool} />
  )
}

type SectionProps<Kept extends Tool> = {
  kind: 'reply' | 'macro'
  items: readonly Kept[] | undefined
  error: Error | null
  onNew: (() => void) | undefined
  onEdit: (tool: Kept) => void
  describe: (tool: Kept) => ReactNode
}

function ToolSection<Kept extends Tool>({ kind, items, error, onNew, onEdit, describe }: SectionProps<Kept>) {
  const t = useT()
  const plural = kind === 'reply' ? 'replies' : 'macros'
  return (
    <section className="g-tool-section" aria-labelledby={`tools-${kind}`}>
      <div className="g-tool-head">
        <h2 id={`tools-${kind}`}>{t(`tools.${plural}`)}</h2>
        {onNew && (
          <Button size="small" icon={<IconPlus className="g-icon" aria-hidden />} onClick={onNew}>
            {t(`tools.${kind}.new`)}
          </Button>
        )}
      </div>
      <RefusalNotice error={error} />
      {items === undefined && error === null && <Loading />}
      {items?.length === 0 && (
        <EmptyState title={t(`tools.none.${plural}`)}>{t(`tools.none.${plural}.say`)}</EmptyState>
      )}
      <ul className="g-tool-list">
        {items?.map((tool) => (
          <li key={tool.id}>
            <div>
              <h3>{tool.label}</h3>
              <p className="g-small g-dim">
                <Whose tool={tool} />
              </p>
              {describe(tool)}
            </div>
            {tool.editable && <ToolActs kind={kind} tool={tool} onEdit={() => onEdit(tool)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Whose({ tool }: { tool: Tool }) {
  const t = useT()
  if (tool.audience === 'person') return t('desk.view.for.me')
  if (tool.team === null) return t('desk.view.for.everyone')
  return t('desk.view.for.team', { team: tool.team.label })
}

function MacroLines({ macro }: { macro: Macro }) {
  const t = useT()
  const names = macro.lost.map(({ label }) => label).join(', ')
  return (
    <>
      <ol className="g-macro-lines">
        {macroSaid(macro, (priority) => capital(t(priorityKey(priority))), t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {macro.content.reply && <OpenWords kept text={macro.content.reply.text} />}
      {macro.lost.length > 0 && <p className="g-error">{t('tools.lost', { names })}</p>}
    </>
  )
}

function ToolActs({ kind, tool, onEdit }: { kind: 'reply' | 'macro'; tool: Tool; onEdit: () => void }) {
  const t = useT()
  const remove = useDeleteTool(kind)
  const [isAsked, setAsked] = useState(false)
  const { label } = tool
  const done = () => toast(t('tools.deleted', { label }))
  return (
    <div className="g-acts">
      <Button size="small" aria-label={t('tools.edit.name', { label })} onClick={onEdit}>
        {t('tools.edit')}
      </Button>
      <Button
        size="small"
        variant="subtle"
        aria-label={t('tools.delete.name', { label })}
        onClick={() => setAsked(true)}
      >
        {t('tools.delete')}
      </Button>
      <Confirm
        danger
        opened={isAsked}
        title={t('tools.delete.sure', { label })}
        action={t('tools.delete')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(tool.id, { onSuccess: done })}
        onCancel={() => setAsked(false)}
      >
        <RefusalNotice error={remove.error} />
        <p>{t('tools.delete.say')}</p>
      </Confirm>
    </div>
  )
}
