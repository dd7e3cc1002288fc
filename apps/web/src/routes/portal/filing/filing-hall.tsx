import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { deskQuery } from '../../../features/desk/queries.ts'
import { useT } from '../../../reader.tsx'
import { Hall } from '../../../ui/hall.tsx'
import { draftAddress } from './draft-address.ts'
import { stepsOfFiling } from './steps.ts'

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
  const steps = stepsOfFiling(settings)
  const received = settings['mail.acknowledge'] ? 'filing.step.form.next' : 'filing.step.form.next.silent'
  return (
    <Hall
      title={t(isReview ? 'filing.review.title' : 'filing.form.title')}
      back={{ to: draftAddress(undefined, draftId), label: t('filing.otherTopic') }}
      step={{
        step: isReview ? steps : 2,
        steps,
        name: t(isReview ? 'filing.step.review' : 'filing.step.form'),
        next: t(steps === 3 && !isReview ? 'filing.step.review.next' : received),
      }}
      sentence={t(isReview ? 'filing.review.say' : 'ui.allRequired')}
      action={action}
    />
  )
}
