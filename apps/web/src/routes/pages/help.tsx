import { Link } from 'react-router'
import { useT } from '../../reader.tsx'
import { TextPage } from './text-page.tsx'

export function Component() {
  const t = useT()
  return (
    <TextPage
      heading="pages.help.title"
      sentence="pages.help.say"
      chapters={chapters}
      updated="2026-11-22"
      version="1.1"
    >
      <p>
        <Link to="/aide/questions">{t('pages.questions.link')}</Link>
      </p>
    </TextPage>
  )
}

const chapters = [
  ['pages.help.what', 'pages.help.what.say'],
  ['pages.help.must', 'pages.help.must.say'],
  ['pages.help.q1', 'pages.help.a1'],
  ['pages.help.q2', 'pages.help.a2'],
  ['pages.help.q3', 'pages.help.a3'],
  ['pages.help.q4', 'pages.help.a4'],
  ['pages.help.q5', 'pages.help.a5'],
  ['pages.help.q6', 'pages.help.a6'],
] as const
