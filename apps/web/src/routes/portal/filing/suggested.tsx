import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import type { Category } from '@guichet/contracts/catalogue'
import { useGiveFeedback } from '../../../features/answers/mutations.ts'
import { Suggestions } from '../../../features/answers/suggestions.tsx'
import type { FilingValues } from '../../../features/filing/filing-values.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'

export type SuggestedProps = { category: Category; onForget: () => Promise<void> }

/** Answers to what is being written; one that is enough ends the filing. */
export function Suggested({ category, onForget }: SuggestedProps) {
  const t = useT()
  const navigate = useNavigate()
  const { mutate } = useGiveFeedback()
  const [title, description] = useWatch<FilingValues, ['title', 'description']>({
    name: ['title', 'description'],
  })
  const own = description.trim() === (category.form.defaultText ?? '').trim() ? '' : description
  const end = async (answerId: string | undefined) => {
    if (answerId !== undefined) mutate({ id: answerId, helpful: true })
    await onForget()
    await navigate('/')
    toast(t('answers.suggested.thanks'), 'good')
  }
  return (
    <Suggestions
      categoryId={category.id}
      text={`${title}\n${own}`}
      onSolved={(answerId) => void end(answerId)}
    />
  )
}
