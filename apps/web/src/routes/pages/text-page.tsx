import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MessageKey } from '@guichet/i18n/keys'
import { deskQuery } from '../../features/desk/queries.ts'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Section } from '../../ui/section.tsx'

export type TextPageProps = {
  heading: MessageKey
  sentence: MessageKey
  /** A heading and its paragraph, each. */
  chapters: readonly (readonly [MessageKey, MessageKey])[]
  /** What the sentences of this page name besides the desk’s own. */
  values?: Readonly<Record<string, string | number>>
  /** When its words last changed, `YYYY-MM-DD`. */
  updated: string
  /** Of a guide: which one this is. */
  version?: string
  /** At the end: where more is said. */
  children?: ReactNode
}

/** A page that only says something. */
export function TextPage(props: TextPageProps) {
  const { heading, sentence, chapters, values: own, updated, version, children } = props
  const t = useT()
  const format = useFormat()
  const { settings } = useSuspenseQuery(deskQuery).data
  const values = {
    phone: settings['help.phone'],
    institution: settings['brand.institution'],
    size: format.size(settings['attachments.fileBytes']),
    contacts: yes(settings['contacts.byRequester']),
    heads: yes(settings['onBehalf.enabled']),
    autoClose: yes(settings['closure.autoClose'] !== null),
    kept: settings['retention.closed'] === null ? 'no' : format.period(settings['retention.closed']),
    ...own,
  }
  return (
    <>
      <Hall title={t(heading)} sentence={t(sentence, values)} />
      <div className="g-wrap">
        <div className="g-reading">
          {chapters.map(([topic, text]) => (
            <Section key={topic} title={t(topic)}>
              <p>{t(text, values)}</p>
            </Section>
          ))}
          {children}
          {version !== undefined && <p className="g-small g-dim">{t('pages.help.guide', { version })}</p>}
          <p className="g-small g-dim">{t('pages.updated', { date: format.day(`${updated}T12:00:00Z`) })}</p>
        </div>
      </div>
    </>
  )
}

/** As a sentence chooses by it. */
const yes = (is: boolean) => (is ? 'yes' : 'no')
