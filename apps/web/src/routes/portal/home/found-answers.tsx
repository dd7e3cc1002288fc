import { useQuery } from '@tanstack/react-query'
import { AnswerList } from '../../../features/answers/answer-list.tsx'
import { answersQuery } from '../../../features/answers/queries.ts'
import { useSettled } from '../../../features/answers/use-settled.ts'
import { useT } from '../../../reader.tsx'
import { Section } from '../../../ui/section.tsx'

const shown = 3
const pause = 400

/** Under the topics found: answers that may spare the request. */
export function FoundAnswers({ text }: { text: string }) {
  const t = useT()
  const q = useSettled(text.trim(), pause).slice(0, 200)
  const { data } = useQuery({ ...answersQuery({ q, limit: shown }), enabled: q.length >= 3 })
  if (text.trim() === '' || !data || data.items.length === 0) return null
  const all = `/reponses?${new URLSearchParams({ q }).toString()}`
  return (
    <Section title={t('answers.results')} link={{ to: all, label: t('answers.before.all') }}>
      <AnswerList answers={data.items} />
    </Section>
  )
}
