import { TextPage } from './text-page.tsx'

/** About the desk itself; each preset answers in its own words. */
export function Component() {
  return (
    <TextPage
      heading="pages.questions.title"
      sentence="pages.questions.say"
      chapters={chapters}
      updated="2026-11-22"
    />
  )
}

const chapters = [
  ['pages.questions.q1', 'pages.questions.a1'],
  ['pages.questions.q2', 'pages.questions.a2'],
  ['pages.questions.q3', 'pages.questions.a3'],
  ['pages.questions.q4', 'pages.questions.a4'],
  ['pages.questions.q5', 'pages.questions.a5'],
] as const
