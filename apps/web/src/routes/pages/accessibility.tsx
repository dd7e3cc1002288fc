import type { MessageKey } from '@guichet/i18n/keys'
import { useReader } from '../../reader.tsx'
import { conformity } from './criterion.ts'
import { RGAA } from './rgaa.ts'
import { TextPage } from './text-page.tsx'

/** The declaration that the law asks for, made from the grid. */
export function Component() {
  const { t } = useReader()
  const { state, percent, open } = conformity(RGAA)
  const gaps = [...new Set(open.map(({ id }) => GAPS[id] ?? 'pages.accessibility.gap.untried'))].map((key) =>
    t(key),
  )
  return (
    <TextPage
      heading="pages.accessibility.title"
      sentence={`ui.accessibility.${state}`}
      chapters={open.length === 0 ? chapters.filter(([topic]) => topic !== GAP_TOPIC) : chapters}
      values={{ percent, criteria: open.map(({ id }) => id).join(', '), gaps: gaps.join(' ') }}
      updated="2026-11-22"
    />
  )
}

/** What is missing, where more can be said than that it was not tried. */
const GAPS: Readonly<Record<string, MessageKey>> = {
  '8.7': 'pages.accessibility.gap.language',
}

const GAP_TOPIC = 'pages.accessibility.q5'

const chapters = [
  ['pages.accessibility.q1', 'pages.accessibility.a1'],
  [GAP_TOPIC, 'pages.accessibility.a5'],
  ['pages.accessibility.q2', 'pages.accessibility.a2'],
  ['pages.accessibility.q3', 'pages.accessibility.a3'],
  ['pages.accessibility.q4', 'pages.accessibility.a4'],
] as const
