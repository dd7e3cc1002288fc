import { IconPlus } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Macro, SavedReply } from '@guichet/contracts/tools'
import { meQuery } from '../../features/me/queries.ts'
import { capital, priorityKey } from '../../features/tickets/queue-groups.ts'
import { macroSaid } from '../../features/tools/macro-said.ts'
import { useDeleteTool } from '../../features/tools/mutations.ts'
import { OpenWords } from '../../features/tools/open-words.tsx'
import { macrosQuery, savedRepliesQuery } from '../../features/tools/queries.ts'
import { useT } from '../../reader.tsx'
import { isStale } from '../../saved-over.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { toast } from '../../ui/toast.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { RemovalRefusal } from '../removal-refusal.tsx'
import { MacroForm } from './tools/macro-form.tsx'
import { ReplyForm } from './tools/reply-form.tsx'
import type { PresentTool } from './tools/tool-form.tsx'

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
        describe={wordsOf}
      />
      <ToolSection
        kind="macro"
        items={macros.data?.items}
        error={macros.error}
        onNew={mayKeep ? () => setInHand({ kind: 'macro' }) : undefined}
        onEdit={(tool) => setInHand({ kind: 'macro', tool })}
        describe={linesOf}
      />
      {inHand?.kind === 'reply' && (
        <ReplyForm
          me={me}
          saved={inHand.tool}
          present={presentOf(replies.data, inHand.tool, wordsOf)}
          onClose={close}
        />
      )}
      {inHand?.kind === 'macro' && (
        <MacroForm
          me={me}
          saved={inHand.tool}
          present={presentOf(macros.data, inHand.tool, linesOf)}
          onClose={close}
        />
      )}
    </div>
  )
}

const wordsOf = ({ body }: SavedReply) => <OpenWords kept text={body} />
const linesOf = (macro: Macro) => <MacroLines macro={macro} />

/** The one in hand as it is kept now, which somebody may have changed since. */
function presentOf<Kept extends Tool>(
  kept: { items: readonly Kept[] } | undefined,
  inHand: Kept | undefined,
  describe: (tool: Kept) => ReactNode,
): PresentTool | undefined {
  const tool = kept?.items.find(({ id }) => id === inHand?.id)
  return (
    tool && {
      version: tool.version,
      said: <ToolSaid tool={tool}>{describe(tool)}</ToolSaid>,
    }
  )
}

function ToolSaid({ tool, children }: { tool: Tool; children: ReactNode }) {
  return (
    <>
      <p>
        <strong>{tool.label}</strong>{' '}
        <span className="g-small">
          <Whose tool={tool} />
        </span>
      </p>
      {children}
    </>
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
            {tool.editable && (
              <ToolActs kind={kind} tool={tool} onEdit={() => onEdit(tool)}>
                {describe(tool)}
              </ToolActs>
            )}
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

type ActsProps = {
  kind: 'reply' | 'macro'
  tool: Tool
  onEdit: () => void
  /** What it says. */
  children: ReactNode
}

function ToolActs({ kind, tool, onEdit, children }: ActsProps) {
  const t = useT()
  const remove = useDeleteTool(kind)
  // The version that one read, when one asks to throw it away.
  const [asked, setAsked] = useState<number>()
  const { id, label, version } = tool
  const over = isStale(remove.error) ? version : (asked ?? version)
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
        onClick={() => {
          remove.reset()
          setAsked(version)
        }}
      >
        {t('tools.delete')}
      </Button>
      <Confirm
        danger
        opened={asked !== undefined}
        title={t('tools.delete.sure', { label })}
        action={t('tools.delete')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id, version: over }, { onSuccess: done })}
        onCancel={() => setAsked(undefined)}
      >
        <RemovalRefusal error={remove.error} known={<ToolSaid tool={tool}>{children}</ToolSaid>} />
        <p>{t('tools.delete.say')}</p>
      </Confirm>
    </div>
  )
}
