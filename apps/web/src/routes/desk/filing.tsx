import { useSuspenseQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLoaderData, useNavigate } from 'react-router'
import type { DraftContent } from '@guichet/contracts/me'
import type { Filing } from '@guichet/contracts/filing'
import { ProblemError } from '../../api.ts'
import { catalogueQuery, productsQuery } from '../../features/catalogue/queries.ts'
import { topicById } from '../../features/catalogue/topics.ts'
import { deskQuery } from '../../features/desk/queries.ts'
import { FilingForm } from '../../features/filing/filing-form.tsx'
import { refusedByServer, type Refused } from '../../features/filing/filing-refusals.ts'
import {
  draftOf,
  filingOf,
  valuesOf,
  type Asked,
  type FilingValues,
} from '../../features/filing/filing-values.ts'
import { useFileTicket } from '../../features/filing/mutations.ts'
import { meQuery } from '../../features/me/queries.ts'
import { useIdempotencyKey } from '../../idempotency-key.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { toast } from '../../ui/toast.tsx'
import { FilingFiles, useFilingFiles } from '../portal/filing/filing-files.tsx'
import { SendNotice } from '../portal/filing/send-notice.tsx'
import { ForWhom, type Caller } from './filing/for-whom.tsx'
import { readKeptFiling, useFilingKeeper, type FilingKeeper } from './filing/kept-filing.ts'
import { TopicChoice } from './filing/topic-choice.tsx'

/** What was being written when this page was left, and all that its form asks for: choosing a topic waits for nothing. */
export async function loader() {
  const { id } = await queries.ensureQueryData(meQuery)
  const [kept] = await Promise.all([
    readKeptFiling(id),
    queries.ensureQueryData(catalogueQuery),
    queries.ensureQueryData(productsQuery),
  ])
  return { personId: id, kept }
}

/** Somebody rings, or stands at the counter: their ticket is filed in their name. */
export function Component() {
  const t = useT()
  const { data: catalogue } = useSuspenseQuery(catalogueQuery)
  const { personId, kept } = useLoaderData<typeof loader>()
  const keeper = useFilingKeeper(personId)
  const [caller, setCaller] = useState(kept.caller)
  const [topicId, setTopicId] = useState(kept.content.categoryId ?? '')
  const written = useRef(kept.content)
  const topic = topicById(catalogue.categories, topicId)
  const choose = (id: string) => {
    setTopicId(id)
    // The form of another topic is another form: one goes on in its first field.
    requestAnimationFrame(() => document.getElementById('title')?.focus())
  }
  const choice = <TopicChoice categories={catalogue.categories} value={topicId} onChange={choose} />
  return (
    <div className="g-desk-page">
      <PageHeading>{t('desk.filing')}</PageHeading>
      <p className="g-dim">{t('desk.filing.say')}</p>
      {topic === undefined ? (
        <div className="g-form g-filing">
          <ForWhom caller={caller} onChange={setCaller} />
          {choice}
        </div>
      ) : (
        <Form
          key={topicId}
          caller={caller}
          onCaller={setCaller}
          category={topic.category}
          written={written}
          keeper={keeper}
        >
          {choice}
        </Form>
      )}
    </div>
  )
}

type FormProps = {
  caller: Caller
  onCaller: (caller: Caller) => void
  category: Asked['category']
  /** What was typed under the topic before, or before a reload. */
  written: { current: DraftContent }
  keeper: FilingKeeper
  children: React.ReactNode
}

function Form({ caller, onCaller, category, written, keeper, children }: FormProps) {
  const t = useT()
  const navigate = useNavigate()
  const asked = useAsked(category)
  const uploads = useFilingFiles(null)
  const [initial] = useState(() => valuesOf(asked, written.current))
  const [isNobody, setNobody] = useState(false)
  const { error, refused, isSending, send, retry } = useFilingFor(
    asked,
    caller,
    uploads.attachmentIds,
    keeper,
  )
  return (
    <FilingForm
      asked={asked}
      initial={initial}
      onChange={(values) => {
        written.current = draftOf(asked, values, [], [])
        keeper.write(written.current, caller)
      }}
      onLeave={() => void keeper.save()}
      onSend={(values) => {
        setNobody(caller.personId === '')
        if (caller.personId !== '') send(values)
      }}
      onBack={() => void navigate('/bureau')}
      onCancel={() => {
        void keeper.forget()
        void navigate('/bureau')
      }}
      refused={isNobody && caller.personId === '' ? [nobody(t)] : refused}
      wait={uploads.isBusy ? t('filing.wait.files') : isSending ? t('filing.wait.sending') : undefined}
      savedAt={undefined}
      notice={<SendNotice error={error} onRetry={retry} />}
      head={
        <>
          <ForWhom
            caller={caller}
            onChange={(whose) => {
              keeper.write(written.current, whose)
              onCaller(whose)
            }}
            error={isNobody && caller.personId === '' ? nobody(t).message : undefined}
          />
          {children}
        </>
      }
      contacts={null}
      files={<FilingFiles uploads={uploads} refused={refused} />}
    />
  )
}

const nobody = (t: ReturnType<typeof useT>): Refused => ({
  field: 'requesterId',
  message: t('desk.filing.who.needed'),
})

// The requester's only establishment is theirs without a question; several are asked of them, not of the agent.
function useAsked(category: Asked['category']): Asked {
  const { settings } = useSuspenseQuery(deskQuery).data
  const products = useSuspenseQuery(productsQuery).data.items
  const [asked] = useState(() => ({ settings, category, establishments: [], products }))
  return asked
}

function useFilingFor(asked: Asked, caller: Caller, attachmentIds: readonly string[], keeper: FilingKeeper) {
  const t = useT()
  const navigate = useNavigate()
  const key = useIdempotencyKey()
  const [draftId] = useState(() => crypto.randomUUID())
  const { mutate, error, isPending } = useFileTicket()
  const last = useRef<Filing>(undefined)
  const leave = (filing: Filing) => {
    last.current = filing
    mutate(
      { filing, key: key.of(filing) },
      {
        onSuccess: ({ reference, requester }) => {
          void keeper.forget()
          toast(t('desk.filing.filed', { reference, name: requester.name }), 'good')
          void navigate(`/bureau/tickets/${reference}`)
        },
      },
    )
  }
  return {
    error,
    isSending: isPending,
    refused: error instanceof ProblemError ? refusedByServer(error.problem) : [],
    send: (values: FilingValues) =>
      leave({
        ...filingOf(asked, values, [], attachmentIds, draftId),
        requesterId: caller.personId,
        origin: caller.origin,
      }),
    retry: () => last.current && leave(last.current),
  }
}
