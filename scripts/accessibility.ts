// node scripts/accessibility.ts: writes docs/accessibility.md from the grid that the page « Accessibilité » draws too.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conformity } from '../apps/web/src/routes/pages/criterion.ts'
import type { Criterion, Means, Verdict } from '../apps/web/src/routes/pages/criterion.ts'
import { RGAA } from '../apps/web/src/routes/pages/rgaa.ts'

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
  criteria:
    'a test named after the criterion looks at each page in a real Chromium (`e2e/stories/criteria.spec.ts`)',
  story:
    'a story in a real Chromium does it: by keyboard alone, at 320 px, at 200 %, with wide spacing (`e2e/stories/`)',
  component: 'a test of the component beside it (`apps/web/src/**/*.test.tsx`)',
  looked:
    'each kind of page was looked at on 2026-11-22, at 1280 and 390 px, the portal in both themes and the desk in the light one, with the list of its titles, headings, labels, legends, captions and alternatives',
  heard: 'heard with a screen reader, as told below',
  read: 'read in the sources, which proves nothing that runs',
}

const HEARD = `## Heard with a screen reader

2026-11-22, Orca 43.1 with Chromium on Debian 12 (Xvfb, AT-SPI, its log of speech), real keys: signing in, the home, the catalogue, the form sent empty then filled in, the confirmation, the page of the request.

| where | heard |
| --- | --- |
| signing in | the title, four landmarks, three headings; every link and both lists of the foot by name and value |
| home | the menu, « Quel est votre problème ? » with its example, the headings by the key H. The count was glued to « Mes demandes »: mended |
| catalogue | « 1 sujet pour « comptabilite » » as one types, then the topic with its service and its team |
| form | each field with its name, « (facultatif) », its hint; each group with its legend and what is chosen; the draft that is kept |
| sent empty | « Il y a un problème », the two links, then each field with « saisie non valable » and its reason |
| confirmation | the heading, then the reference and where the receipt goes |
| request | region, form, « Journal Demandeur », each act by its name. On coming from the confirmation Orca took the heading for its place without saying it: the page now comes with its ticket, and Orca 43.1 stays silent there all the same |

NVDA, JAWS and VoiceOver were not used.
`

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
    HEARD,
  ].join('\n')
}

function row({ id, about, verdict, means, note = '' }: Criterion): string {
  return `| ${id} | ${about} | ${VERDICTS[verdict]} | ${means.join(', ')} | ${note} |`
}

if (import.meta.main) writeFileSync(accessibilityPath, accessibilityPage())
