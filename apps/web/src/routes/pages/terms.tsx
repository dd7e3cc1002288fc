import { TextPage } from './text-page.tsx'

export function Component() {
  return (
    <TextPage
      heading="pages.terms.title"
      sentence="pages.terms.say"
      chapters={chapters}
      updated="2026-11-22"
    />
  )
}

const chapters = [
  ['pages.terms.q1', 'pages.terms.a1'],
  ['pages.terms.q2', 'pages.terms.a2'],
  ['pages.terms.q3', 'pages.terms.a3'],
  ['pages.terms.q4', 'pages.terms.a4'],
] as const
