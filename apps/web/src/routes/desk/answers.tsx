import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { answerState, ANSWER_STATES } from '@guichet/contracts/authoring'
import { LIMITS } from '@guichet/contracts/limits'
import { ProblemError } from '../../api.ts'
import { writtenListQuery } from '../../features/authoring/queries.ts'
import { WrittenTable } from '../../features/authoring/written-table.tsx'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { NewAnswer } from './answer/new-answer.tsx'
import { SearchesInVain } from './answer/searches-in-vain.tsx'
import './answer/answer.css'

/** Answers in every state, and what was looked for in vain. */
export function Component() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const state = answerState.safeParse(search.get('etat')).data
  const q = search.get('mots') ?? ''
  const [begun, setBegun] = useState<string>()
  const found = useInfiniteQuery(writtenListQuery(state, q))
  const answers = found.data?.pages.flatMap(({ items }) => items)
  if (found.error instanceof ProblemError && found.error.problem.code === 'not-found') return <NoRight />
  const put = (name: string, value: string) =>
    setSearch(
      (all) => {
        if (value === '') all.delete(name)
        else all.set(name, value)
        return all
      },
      { preventScrollReset: true },
    )
  const title = t('authoring.title')
  return (
    <div className="g-desk-page g-desk-answers">
      <div className="g-answers-head">
        <div>
          <PageHeading>{title}</PageHeading>
          <p className="g-dim">{t('authoring.say')}</p>
        </div>
        <Button
          variant="filled"
          size="small"
          icon={<IconPlus className="g-icon" aria-hidden />}
          onClick={() => setBegun('')}
        >
          {t('authoring.new')}
        </Button>
      </div>
      <form
        key={q}
        role="search"
        className="g-answers-filter"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget).get('mots')
          put('mots', typeof typed === 'string' ? typed.trim() : '')
        }}
      >
        <TextField
          type="search"
          name="mots"
          label={t('authoring.search')}
          maxLength={LIMITS.search}
          defaultValue={q}
        />
        <SelectField
          label={t('authoring.state')}
          placeholder={t('authoring.state.all')}
          value={state ?? ''}
          options={ANSWER_STATES.map((each) => ({ value: each, label: t(`authoring.state.${each}`) }))}
          onChange={(event) => put('etat', event.currentTarget.value)}
        />
        <Button type="submit">{t('authoring.search.go')}</Button>
      </form>
      <p className="g-sr" role="status">
        {answers && t('authoring.found', { count: answers.length })}
      </p>
      {answers ? (
        answers.length > 0 ? (
          <WrittenTable
            caption={t('authoring.caption', { title, count: answers.length })}
            answers={answers}
          />
        ) : (
          <EmptyState title={t('authoring.none')}>{t('authoring.none.say')}</EmptyState>
        )
      ) : found.error ? (
        <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      )}
      {found.hasNextPage && (
        <p className="g-queue-more">
          <Button size="small" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('authoring.more')}
          </Button>
        </p>
      )}
      <SearchesInVain onWrite={setBegun} />
      {begun !== undefined && <NewAnswer title={begun} onClose={() => setBegun(undefined)} />}
    </div>
  )
}

function NoRight() {
  const t = useT()
  return (
    <div className="g-desk-page">
      <PageHeading>{t('authoring.noRight')}</PageHeading>
      <p>{t('authoring.noRight.say')}</p>
    </div>
  )
}
