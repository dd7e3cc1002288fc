import { useReader } from '../../reader.tsx'
import { conformity } from './criterion.ts'
import { RGAA } from './rgaa.ts'
import { TextPage } from './text-page.tsx'

/** The declaration that the law asks for, made from the grid. */
export function Component() {
  const { t } = useReader()
  const { state, percent, open } = conformity(RGAA)
  return (
    <TextPage
      heading="pages.accessibility.title"
      sentence={`ui.accessibility.${state}`}
      chapters={open.length === 0 ? chapters.filter(([topic]) => topic !== GAP_TOPIC) : chapters}
      values={{
        percent,
        criteria: open.map(({ id }) => id).join(', '),
        gaps: t('pages.accessibility.gap.untried'),
      }}
      updated="2026-11-22"
    />
  )
}

const GAP_TOPIC = 'pages.accessibility.q5'

const chapters = [
  ['pages.accessibility.q1', 'pages.accessibility.a1'],
  [GAP_TOPIC, 'pages.accessibility.a5'],
  ['pages.accessibility.q2', 'pages.accessibility.a2'],
  ['pages.accessibility.q3', 'pages.accessibility.a3'],
  ['pages.accessibility.q4', 'pages.accessibility.a4'],
] as const
