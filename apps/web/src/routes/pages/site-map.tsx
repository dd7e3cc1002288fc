import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { meQuery } from '../../features/me/queries.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Section } from '../../ui/section.tsx'
import './site-map.css'

/** Every page that one may open, in one look: the second way to each, beside the menu. */
export function Component() {
  const t = useT()
  const { data: me } = useQuery({ ...meQuery, retryOnMount: false })
  const parts = [
    ...(me === undefined ? [visitor] : [portal]),
    ...(me && me.teams.length > 0 ? [desk] : []),
    about,
  ]
  return (
    <>
      <Hall title={t('pages.map.title')} sentence={t('pages.map.say')} />
      <div className="g-wrap">
        <div className="g-reading">
          {parts.map(({ title, pages }) => (
            <Section key={title} title={t(title)}>
              <ul className="g-site-map">
                {pages.map(([to, name]) => (
                  <li key={to}>
                    <Link to={to}>{t(name)}</Link>
                  </li>
                ))}
              </ul>
            </Section>
          ))}
        </div>
      </div>
    </>
  )
}

const visitor = {
  title: 'pages.map.portal',
  pages: [['/connexion', 'portal.nav.signIn']],
} as const

const portal = {
  title: 'pages.map.portal',
  pages: [
    ['/', 'portal.nav.home'],
    ['/deposer', 'portal.nav.file'],
    ['/brouillons', 'pages.map.drafts'],
    ['/demandes', 'portal.nav.requests'],
    ['/reponses', 'portal.nav.answers'],
    ['/notifications', 'portal.notifications'],
    ['/compte', 'portal.account'],
  ],
} as const

const desk = {
  title: 'portal.nav.desk',
  pages: [
    ['/bureau', 'pages.map.queues'],
    ['/bureau/deposer', 'pages.map.forSomebody'],
    ['/bureau/reponses', 'pages.map.written'],
  ],
} as const

const about = {
  title: 'pages.map.about',
  pages: [
    ['/aide', 'portal.help'],
    ['/aide/questions', 'pages.questions.title'],
    ['/accessibilite', 'pages.accessibility.title'],
    ['/donnees-personnelles', 'pages.privacy.title'],
    ['/conditions', 'pages.terms.title'],
  ],
} as const
