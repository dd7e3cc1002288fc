import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { establishmentsQuery, productsQuery } from '../../../features/catalogue/queries.ts'
import type { Topic } from '../../../features/catalogue/topics.ts'
import { deskQuery } from '../../../features/desk/queries.ts'
import { OtherDraft } from '../../../features/drafts/other-draft.tsx'
import type { Resumed } from '../../../features/drafts/same-content.ts'
import { FilingForm } from '../../../features/filing/filing-form.tsx'
import { leftBehind } from '../../../features/filing/filing-values.ts'
import { reviewLines } from '../../../features/filing/review-lines.ts'
import { Review } from '../../../features/filing/review.tsx'
import { KnownIncidents } from '../../../features/incidents/known-incidents.tsx'
import { meQuery } from '../../../features/me/queries.ts'
import { addressOfRequest } from '../../../features/tickets/request-table.tsx'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chosen } from './chosen.tsx'
import { Contacts } from './contacts.tsx'
import type { FilingHallProps } from './filing-hall.tsx'
import { FilingFiles } from './filing-files.tsx'
import { SendNotice } from './send-notice.tsx'
import { Suggested } from './suggested.tsx'
import { useReview } from './use-review.ts'
import { useSending } from './use-sending.ts'
import { useWritten } from './use-written.ts'

export type FilingProps = {
  topic: Topic
  draftId: string
  draft: Resumed | null
  hall: (own: Pick<FilingHallProps, 'isReview' | 'action'>) => ReactNode
  offer: ReactNode
}

/** One request being written: its fields, its files, its draft, its review where the desk has one, its sending. */
export function Filing({ topic, draftId, draft: kept, hall, offer }: FilingProps) {
  const t = useT()
  const asked = useAsked(topic)
  const { settings } = asked
  const { data: me } = useSuspenseQuery(meQuery)
  const written = useWritten(asked, me.id, draftId, kept)
  const { contacts, uploads, draft } = written
  const review = useReview()
  const { attachmentIds } = uploads
  const sending = useSending({ asked, draftId, contacts, attachmentIds, onFiled: written.onFiled })
  const { values, close } = review
  const navigate = useNavigate()
  const joined = async (reference: string) => {
    // What was written stays a draft: it may be worth adding.
    await draft.save()
    await navigate(addressOfRequest(reference))
  }
  // What the server refuses is shown at its fields.
  useEffect(() => {
    if (sending.refused.length > 0) close()
  }, [sending.refused, close])

  const isReview = values !== undefined
  const isPage = settings['filing.review'] === 'page'
  const cancelsByTitle = settings['filing.cancel'] === 'title'
  const wait = uploads.isBusy
    ? t('filing.wait.files')
    : sending.isSending
      ? t('filing.wait.sending')
      : undefined
  const notice = <SendNotice error={sending.error} onRetry={sending.retry} />
  return (
    <>
      {hall({
        isReview,
        action: cancelsByTitle && !isReview && (
          <Button onClick={() => void written.cancel()}>{t('ui.cancel')}</Button>
        ),
      })}
      <div className="g-wrap">
        <FilingForm
          asked={asked}
          initial={written.initial}
          onChange={written.onChange}
          onLeave={() => void draft.save()}
          onSend={isPage ? review.open : sending.send}
          action={t(isPage ? 'ui.continue' : 'filing.send')}
          onPreview={settings['filing.review'] === 'preview' ? review.open : undefined}
          cancelsElsewhere={cancelsByTitle}
          isHidden={isReview}
          onBack={() => void written.otherTopic()}
          onCancel={() => void written.cancel()}
          refused={sending.refused}
          wait={wait}
          savedAt={draft.savedAt}
          notice={notice}
          head={
            <>
              {offer}
              {draft.other && (
                <OtherDraft other={draft.other} onKeepMine={draft.keepMine} onTakeOther={written.takeOther} />
              )}
              <Chosen topic={topic} onChange={() => void written.otherTopic()} />
              <KnownIncidents
                categoryId={topic.category.id}
                addressOf={addressOfRequest}
                onJoined={(ticket) => void joined(ticket.reference)}
              />
              <LeftBehind answers={kept ? leftBehind(asked, kept.draft.content) : []} />
            </>
          }
          suggested={
            <Suggested
              category={topic.category}
              onForget={draft.forget}
              onJoined={(reference) => void joined(reference)}
            />
          }
          contacts={
            settings['contacts.byRequester'] && (
              <Contacts contacts={contacts} onChange={written.setContacts} />
            )
          }
          files={<FilingFiles uploads={uploads} refused={sending.refused} />}
        />
        {values && (
          <Review
            lines={[
              {
                field: 'categoryId',
                label: t('filing.done.topic'),
                value: [...topic.above, topic.category].map(({ label }) => label).join(' › '),
                written: { value: true },
              },
              ...reviewLines(t, asked, values),
              ...beside('contacts', t('filing.contacts'), contacts),
              ...beside('attachmentIds', t('ui.files'), uploads.files),
            ]}
            from={review.from}
            onChange={close}
            onBack={() => close()}
            onSend={() => sending.send(values)}
            wait={wait}
            notice={notice}
          />
        )}
      </div>
    </>
  )
}

const beside = (field: string, label: string, named: readonly { name: string }[]) =>
  named.length === 0 ? [] : [{ field, label, value: named.map(({ name }) => name).join(', ') }]

function LeftBehind({ answers }: { answers: readonly string[] }) {
  const t = useT()
  if (answers.length === 0) return null
  return (
    <Banner tone="calm" title={t('filing.leftBehind')}>
      {t('filing.leftBehind.say', { answers: answers.join(', ') })}
    </Banner>
  )
}

function useAsked({ category: chosen }: Topic) {
  const { settings } = useSuspenseQuery(deskQuery).data
  const establishments = useSuspenseQuery(establishmentsQuery).data.items
  const products = useSuspenseQuery(productsQuery).data.items
  return useMemo(
    () => ({ settings, category: chosen, establishments, products }),
    [settings, chosen, establishments, products],
  )
}
