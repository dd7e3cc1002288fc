import { TextPage } from './text-page.tsx'

export function Component() {
  return (
    <TextPage
      heading="pages.privacy.title"
      sentence="pages.privacy.say"
      chapters={chapters}
      updated="2026-11-22"
    />
  )
}

const chapters = [
  ['pages.privacy.q1', 'pages.privacy.a1'],
  ['pages.privacy.q2', 'pages.privacy.a2'],
  ['pages.privacy.q3', 'pages.privacy.a3'],
  ['pages.privacy.q4', 'pages.privacy.a4'],
  ['pages.privacy.q5', 'pages.privacy.a5'],
] as const
