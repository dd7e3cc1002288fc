import { TextPage } from './text-page.tsx'

export function Component() {
  return (
    <TextPage
      heading="pages.accessibility.title"
      sentence="pages.accessibility.say"
      chapters={chapters}
      updated="2026-11-22"
    />
  )
}

const chapters = [
  ['pages.accessibility.q1', 'pages.accessibility.a1'],
  ['pages.accessibility.q2', 'pages.accessibility.a2'],
  ['pages.accessibility.q3', 'pages.accessibility.a3'],
  ['pages.accessibility.q4', 'pages.accessibility.a4'],
] as const
