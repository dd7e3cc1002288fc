// node scripts/accessibility.ts: writes docs/accessibility.md from the grid that the page « Accessibilité » draws too.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conformity, RGAA } from '../apps/web/src/routes/pages/rgaa.ts'
import type { Criterion, Means, Verdict } from '../apps/web/src/routes/pages/rgaa.ts'

export const accessibilityPath = join(import.meta.dirname, '../docs/accessibility.md')

const THEMES = [
  'Images',
  'Frames',
  'Colours',
  'Multimedia',
  'Tables',
  'Links',
  'Scripts',
  'Mandatory elements',
  'Structure',
  'Presentation',
  'Forms',
  'Navigation',
  'Consultation',
]

const MEANS: Record<Means, string> = {
  axe: 'axe-core finds nothing on any page, in both themes, at 1280 and 390 px (`e2e/stories/accessibility.spec.ts`)',
  story:
    'a story in a real Chromium does it: by keyboard alone, at 320 px, at 200 %, with wide spacing (`e2e/stories/`)',
  component: 'a test of the component beside it (`apps/web/src/**/*.test.tsx`)',
  read: 'read in the sources, which proves nothing that runs',
}

const VERDICTS: Record<Verdict, string> = {
  met: 'met',
  'not-met': '**not met**',
  'not-tried': '**not tried**',
  'not-applicable': 'does not apply',
}

/** The whole page, as Markdown. */
export function accessibilityPage(): string {
  const { state, percent, open } = conformity(RGAA)
  const themes = THEMES.map((name, place) => {
    const rows = RGAA.filter(({ id }) => id.startsWith(`${place + 1}.`)).map(row)
    return [
      `## ${place + 1}. ${name}`,
      '',
      '| criterion | what | verdict | looked at by | why |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n')
  })
  return [
    '# Accessibility',
    '',
    '<!-- Written by `node scripts/accessibility.ts`: change apps/web/src/routes/pages/rgaa.ts, not this. -->',
    '',
    `The grid of RGAA 4.1.2, criterion by criterion, as the product’s own makers see it: ${percent} % of the criteria that apply are met (${state === 'total' ? 'totally' : state === 'partial' ? 'partially' : 'not'} conforming). Not met or not tried: ${open.map(({ id }) => id).join(', ') || 'none'}. What nobody has tried counts as not met.`,
    '',
    'It is no audit. An institution that runs Guichet declares its own service, with its own texts, colours and answers; the page `/accessibilite` says what this grid says.',
    '',
    '| looked at by | what that is |',
    '| --- | --- |',
    ...Object.entries(MEANS).map(([means, what]) => `| ${means} | ${what} |`),
    '',
    ...themes,
  ].join('\n')
}

function row({ id, about, verdict, means, note = '' }: Criterion): string {
  return `| ${id} | ${about} | ${VERDICTS[verdict]} | ${means.join(', ')} | ${note} |`
}

if (import.meta.main) writeFileSync(accessibilityPath, accessibilityPage())
