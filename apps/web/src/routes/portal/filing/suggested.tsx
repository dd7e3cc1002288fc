import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import type { Category } from '@guichet/contracts/catalogue'
import { useGiveFeedback } from '../../../features/answers/mutations.ts'
import { Suggestions } from '../../../features/answers/suggestions.tsx'
import { useWordsFor } from '../../../features/drafts/use-words-for.ts'
import type { FilingValues } from '../../../features/filing/filing-values.ts'
import { Incident } from '../../../features/incidents/known-incidents.tsx'
import { incidentsQuery } from '../../../features/incidents/queries.ts'
import { addressOfRequest } from '../../../features/tickets/request-table.tsx'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'

export type SuggestedProps = {
  category: Category
  onForget: () => Promise<void>
  onJoined: (reference: string) => void
}

/** Answers to what is being written; one that is enough ends the filing. */
export function Suggested({ category, onForget, onJoined }: SuggestedProps) {
  const t = useT()
  const navigate = useNavigate()
  const { mutate } = useGiveFeedback()
  const { data: told } = useQuery(incidentsQuery(category.id))
  const [title, description] = useWatch<FilingValues, ['title', 'description']>({
    name: ['title', 'description'],
  })
  const own = description.trim() === (category.form.defaultText ?? '').trim() ? '' : description
  const complete = useWordsFor()
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
      onComplete={(reference) => complete(reference, [title, own].filter((said) => said.trim()).join('\n\n'))}
      told={told?.items.map(({ id }) => id)}
      renderIncidents={(found) =>
        found.map((incident) => (
          <Incident
            key={incident.id}
            incident={incident}
            categoryId={undefined}
            addressOf={addressOfRequest}
            onJoined={({ reference }) => onJoined(reference)}
          />
        ))
      }
    />
  )
}
