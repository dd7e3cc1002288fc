import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { SEARCH_OPERATORS, type SearchOperator } from '@guichet/contracts/search-language'
import { useReader, useT } from '../../reader.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'

const PLAIN = ['words', 'phrase', 'without'] as const
const isOperator = (name: string): name is SearchOperator => Object.hasOwn(SEARCH_OPERATORS, name)
const OPERATORS = Object.keys(SEARCH_OPERATORS).filter(isOperator)

/** What a search understands, an example a line. */
export function SearchHelp() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={t('search.help')}
        icon={<IconHelpCircle className="g-icon" aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog opened title={t('search.help')} onClose={() => setOpen(false)}>
          <p>{t('search.help.say')}</p>
          <Examples />
          <p className="g-small g-dim">{t('search.help.both')}</p>
        </Dialog>
      )}
    </>
  )
}

function Examples() {
  const t = useT()
  const examples = useExamples()
  return (
    <table className="g-search-help">
      <caption className="g-sr">{t('search.help.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('search.help.kind')}</th>
          <th scope="col">{t('search.help.found')}</th>
        </tr>
      </thead>
      <tbody>
        {[...PLAIN, ...OPERATORS].map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <code>{examples[kind]}</code>
            </th>
            <td>{t(`search.${kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What one types, in the words of the reader's language. */
export function useExamples(): Readonly<Record<(typeof PLAIN)[number] | SearchOperator, string>> {
  const { t, locale } = useReader()
  const of = (operator: SearchOperator) =>
    `${SEARCH_OPERATORS[operator].words[locale]}:${t(`search.${operator}.example`)}`
  return {
    words: t('search.words.example'),
    phrase: `"${t('search.phrase.example')}"`,
    without: `-${t('search.without.example')}`,
    state: of('state'),
    team: of('team'),
    requester: of('requester'),
    agent: of('agent'),
    category: of('category'),
    priority: of('priority'),
    before: of('before'),
    after: of('after'),
  }
}
