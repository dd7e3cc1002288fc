import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { TopicIcon } from '../../../features/catalogue/topic-icon.tsx'
import { frequentTopics, iconOf, topicsOf } from '../../../features/catalogue/topics.ts'
import { deskQuery } from '../../../features/desk/queries.ts'
import { Rich } from '../../../format/rich.tsx'
import { DeskWords } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { PhoneLink } from '../help-line.tsx'

const offered = 6

export function FrequentTopics() {
  const t = useT()
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const { settings } = useSuspenseQuery(deskQuery).data
  const services = categories.filter(({ children }) => children.length > 0).length
  const all = t('portal.home.all', { services, topics: topicsOf(categories).length })
  return (
    <Section title={t('portal.home.file')} link={{ to: '/deposer', label: all }}>
      <ul className="g-topics">
        {frequentTopics(categories, offered).map((topic) => (
          <li key={topic.category.id}>
            <Link to={`/deposer/${topic.category.id}`}>
              <TopicIcon name={iconOf(topic)} />
              <b>
                <DeskWords>{topic.category.label}</DeskWords>
              </b>
              {topic.category.description && (
                <span>
                  <DeskWords>{topic.category.description}</DeskWords>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className="g-deposit">
        <ButtonLink variant="filled" to="/deposer">
          {t('portal.home.file')}
        </ButtonLink>
        <p className="g-small g-dim">
          {t('portal.home.minutes')}
          {settings['help.urgent'] && !settings['banner.hardware'] && (
            <>
              <br />
              <Rich
                id="portal.home.urgent"
                values={{ phone: <PhoneLink phone={settings['help.phone']} /> }}
              />
            </>
          )}
        </p>
      </div>
    </Section>
  )
}
