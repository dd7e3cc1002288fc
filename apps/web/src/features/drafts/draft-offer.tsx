import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { lastTicketDraftQuery } from './queries.ts'
import { forgetDraft } from './ticket-draft.ts'

export type DraftOfferProps = {
  personId: string
  /** Where all of them are listed. */
  allAt?: string
  /** Where a draft is taken up: its topic may be gone. */
  linkTo: (draft: { id: string; categoryId: string | undefined }) => string
}

/** Somebody was writing a request and left: it waits for them here. */
export function DraftOffer({ personId, allAt, linkTo }: DraftOfferProps) {
  const t = useT()
  const format = useFormat()
  const queries = useQueryClient()
  const last = lastTicketDraftQuery(personId)
  const { data: draft } = useQuery(last)
  if (!draft) return null
  const forget = async () => {
    await forgetDraft(personId, draft.id)
    await queries.invalidateQueries({ queryKey: last.queryKey })
    announce(t('filing.draft.deleted'))
  }
  return (
    <Banner
      tone="calm"
      title={t('filing.draft.offer', { when: format.dayAndTime(draft.updatedAt) })}
      action={
        <span className="g-row">
          <ButtonLink size="small" to={linkTo({ id: draft.id, categoryId: draft.content.categoryId })}>
            {t('filing.draft.resume')}
          </ButtonLink>
          <Button size="small" variant="subtle" onClick={() => void forget()}>
            {t('filing.draft.delete')}
          </Button>
          {allAt !== undefined && <Link to={allAt}>{t('filing.drafts.all')}</Link>}
        </span>
      }
    >
      {draft.content.title && t('filing.draft.named', { title: draft.content.title })}
    </Banner>
  )
}
