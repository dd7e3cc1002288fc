import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { deskQuery } from '../../../features/desk/queries.ts'
import { useT } from '../../../reader.tsx'
import { Hall } from '../../../ui/hall.tsx'
import { draftAddress } from './draft-address.ts'

export type FilingHallProps = {
  /** The draft that goes along to another topic. */
  draftId: string | null
  isReview?: boolean
  /** Beside the title. */
  action?: ReactNode
}

/** Above the second step and what follows it: where one is, and the way back. */
export function FilingHall({ draftId, isReview = false, action }: FilingHallProps) {
  const t = useT()
  const { settings } = useSuspenseQuery(deskQuery).data
  return (
    <Hall
      title={t(isReview ? 'filing.review.title' : 'filing.form.title')}
      back={{ to: draftAddress(undefined, draftId), label: t('filing.otherTopic') }}
      step={{
        step: 2,
        steps: 2,
        name: t('filing.step.form'),
        next: t(settings['mail.acknowledge'] ? 'filing.step.form.next' : 'filing.step.form.next.silent'),
      }}
      sentence={t(isReview ? 'filing.review.say' : 'ui.allRequired')}
      action={action}
    />
  )
}
