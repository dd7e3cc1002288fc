import { IconArrowLeft, IconEye } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AnswerAct, WrittenAnswer } from '@guichet/contracts/authoring'
import { ReachFields } from '../../../features/authoring/answer-fields.tsx'
import { fieldId } from '../../../features/authoring/content.ts'
import type { KeptText } from '../../../features/authoring/kept-text.ts'
import { AnswerStateLabel } from '../../../features/authoring/written-table.tsx'
import { catalogueQuery, productsQuery } from '../../../features/catalogue/queries.ts'
import { topicsOf, wholeTopic } from '../../../features/catalogue/topics.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { DeskPanes, Pane } from '../../../ui/desk-panes.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PageHeading } from '../../../ui/page-heading.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { AnswerSheet } from './answer-sheet.tsx'
import { AnswerVersions } from './answer-versions.tsx'
import { Notices } from './notices.tsx'
import { AnswerAsRead, Preview } from './preview.tsx'
import { useAnswerInHand, type AnswerInHand } from './use-answer-in-hand.ts'
import './answer.css'

export type AnswerPageProps = { answer: WrittenAnswer; kept: KeptText | undefined; personId: string }

/** An answer being written: its text and its reach, beside what is known of it and what it said before. */
export function AnswerPage({ answer: read, kept, personId }: AnswerPageProps) {
  const t = useT()
  const hand = useAnswerInHand(read, kept, personId)
  const [isPreviewed, setPreviewed] = useState(false)
  const { answer } = hand
  return (
    <>
      <DeskPanes
        kind="ticket"
        mainLabel={t('authoring.text')}
        sideLabel={t('authoring.sheet')}
        main={
          <Pane label={t('authoring.text')} head={<Head hand={hand} onPreview={() => setPreviewed(true)} />}>
            <div className="g-answer-form">
              <Notices hand={hand} />
              <RefusalNotice error={hand.error} onRetry={() => void hand.save()} />
              {answer.mayEdit ? (
                <Fields hand={hand} />
              ) : (
                <>
                  <Banner tone="calm" title={t('authoring.readOnly')}>
                    {t('authoring.readOnly.say')}
                  </Banner>
                  <AnswerAsRead content={hand.content} />
                </>
              )}
            </div>
          </Pane>
        }
        side={
          <Pane label={t('authoring.sheet')}>
            <AnswerSheet hand={hand} />
          </Pane>
        }
      />
      <Preview content={hand.content} opened={isPreviewed} onClose={() => setPreviewed(false)} />
    </>
  )
}

function Head({ hand, onPreview }: { hand: AnswerInHand; onPreview: () => void }) {
  const t = useT()
  const { answer, isDirty, isBusy } = hand
  const act = async (name: AnswerAct) => {
    if (await hand.move({ act: name })) toast(t(`authoring.done.${name}`), 'good')
  }
  const save = async () => {
    if (await hand.save()) toast(t('authoring.saved'), 'good')
  }
  return (
    <div className="g-ticket-head">
      <nav className="g-queue-place g-no-print" aria-label={t('desk.place')}>
        <Link to="/bureau/reponses">
          <IconArrowLeft className="g-icon" aria-hidden /> {t('authoring.back')}
        </Link>
      </nav>
      <PageHeading>{answer.title}</PageHeading>
      <div className="g-ticket-bar">
        <AnswerStateLabel state={answer.state} />
        <span className="g-small g-dim" role="status">
          {isDirty && t('authoring.unsaved')}
        </span>
        <div className="g-acts">
          {answer.mayEdit && (
            <Button size="small" icon={<IconEye className="g-icon" aria-hidden />} onClick={onPreview}>
              {t('authoring.preview')}
            </Button>
          )}
          {answer.allowed.map((name) => (
            <Button
              key={name}
              size="small"
              variant={name === 'publish' && !isDirty ? 'filled' : 'default'}
              disabled={isBusy}
              onClick={() => void act(name)}
            >
              {t(`authoring.act.${name}`)}
            </Button>
          ))}
          {answer.mayEdit && (
            <Button
              size="small"
              variant={isDirty ? 'filled' : 'default'}
              disabled={isBusy}
              onClick={() => void save()}
            >
              {t(answer.state === 'published' ? 'authoring.save.published' : 'authoring.save')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

function Fields({ hand }: { hand: AnswerInHand }) {
  const t = useT()
  const lang = useDeskLang()
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const products = useSuspenseQuery(productsQuery).data.items
  const { content, change, refused } = hand
  const errorOf = (path: string) => {
    const found = refused.find((each) => each.path === path)
    return found && (found.reason || t('authoring.field.needed'))
  }
  return (
    <>
      <ErrorSummary
        attempt={hand.attempt}
        problems={refused.map(({ path }) => ({ field: fieldId(path), message: errorOf(path) ?? '' }))}
      />
      <AnswerVersions hand={hand} errorOf={errorOf} />
      <ReachFields
        content={content}
        onChange={change}
        errorOf={errorOf}
        topics={topicsOf(categories).map((topic) => wholeTopic(topic, lang))}
        products={products.map(({ id, label }) => ({ value: id, label, lang }))}
      />
    </>
  )
}
