import { useQueryClient } from '@tanstack/react-query'
import { writtenQuery } from '../../../features/authoring/queries.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { AnswerInHand } from './use-answer-in-hand.ts'

/** That the text is one that was not saved, or that somebody was first: what to do is the author's choice. */
export function Notices({ hand }: { hand: AnswerInHand }) {
  const t = useT()
  const format = useFormat()
  const takeSaved = useTakeSaved(hand)
  const { takenUp, answer, isStale } = hand
  if (isStale)
    return (
      <Banner
        tone="call"
        role="alert"
        title={t('authoring.stale')}
        action={
          <span className="g-row">
            <Button size="small" onClick={() => void saveOver(hand, t('authoring.saved'))}>
              {t('authoring.stale.over')}
            </Button>
            <Button size="small" variant="subtle" onClick={takeSaved}>
              {t('authoring.stale.take')}
            </Button>
          </span>
        }
      >
        {t('authoring.stale.say')}
      </Banner>
    )
  if (takenUp === undefined) return null
  return (
    <Banner
      tone="calm"
      title={t('authoring.kept', { when: format.dayAndTime(takenUp.at) })}
      action={
        <Button size="small" variant="subtle" onClick={takeSaved}>
          {t('authoring.kept.drop')}
        </Button>
      }
    >
      {takenUp.version !== answer.version && t('authoring.kept.older')}
    </Banner>
  )
}

const saveOver = async (hand: AnswerInHand, said: string) => {
  if (await hand.save(null)) toast(said, 'good')
}

function useTakeSaved({ answer, take }: AnswerInHand): () => void {
  const queries = useQueryClient()
  return () =>
    void queries.fetchQuery({ ...writtenQuery(answer.id), staleTime: 0 }).then(take, () => undefined)
}
