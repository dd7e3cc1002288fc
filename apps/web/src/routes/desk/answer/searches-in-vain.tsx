import { useQuery } from '@tanstack/react-query'
import type { Search } from '@guichet/contracts/authoring'
import { searchesQuery } from '../../../features/authoring/queries.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { RecordTable, type Column } from '../../../ui/record-table.tsx'
import { Section } from '../../../ui/section.tsx'

/** What people looked for and did not find: what is worth writing next. */
export function SearchesInVain({ onWrite }: { onWrite: (title: string) => void }) {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery(searchesQuery)
  if (!data) return null
  const columns: Column<Search>[] = [
    {
      key: 'words',
      header: t('authoring.searches.words'),
      phone: 'line',
      cell: ({ words }) => <b>{words}</b>,
    },
    {
      key: 'nothing',
      header: t('authoring.searches.nothing'),
      width: '120px',
      phone: 'named',
      cell: ({ nothing }) => nothing,
    },
    {
      key: 'filed',
      header: t('authoring.searches.filed'),
      width: '150px',
      phone: 'named',
      cell: ({ filed }) => filed,
    },
    {
      key: 'last',
      header: t('authoring.searches.last'),
      width: '130px',
      phone: 'named',
      cell: ({ lastDay }) => <span className="g-date">{format.shortDay(`${lastDay}T12:00:00Z`)}</span>,
    },
    {
      key: 'write',
      header: <span className="g-sr">{t('authoring.searches.write')}</span>,
      width: '170px',
      cell: ({ words }) => (
        <Button size="small" onClick={() => onWrite(words)}>
          {t('authoring.searches.write')}{' '}
          <span className="g-sr">{t('authoring.searches.write.to', { words })}</span>
        </Button>
      ),
    },
  ]
  return (
    <Section title={t('authoring.searches')}>
      <p className="g-small g-dim">{t('authoring.searches.say')}</p>
      {data.items.length === 0 ? (
        <p>{t('authoring.searches.none')}</p>
      ) : (
        <RecordTable
          caption={t('authoring.searches')}
          columns={columns}
          rows={data.items}
          rowKey={({ words }) => words}
          dense
        />
      )}
    </Section>
  )
}
