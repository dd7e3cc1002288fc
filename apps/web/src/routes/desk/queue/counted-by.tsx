import { origin } from '@guichet/contracts/lifecycle'
import { COUNTED_BY } from '../../../features/tickets/views.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'

export type CountedByProps = {
  search: URLSearchParams
  onClear: (change: Readonly<Record<string, string>>) => void
}

/** What the figures narrowed this queue by: said in words, since the bar has no field for it. */
export function CountedBy({ search, onClear }: CountedByProps) {
  const t = useT()
  const said = useSaid(search)
  if (said.length === 0) return null
  return (
    <p className="g-queue-tools">
      <span>{said.join(' · ')}</span>
      <Button
        size="small"
        variant="subtle"
        onClick={() => onClear(Object.fromEntries(COUNTED_BY.map((name) => [name, ''])))}
      >
        {t('desk.counted.clear')}
      </Button>
    </p>
  )
}

function useSaid(search: URLSearchParams): string[] {
  const t = useT()
  const format = useFormat()
  const from = origin.safeParse(search.get('origine')).data
  // A list ends before its end: the last day is the one just before.
  const day = (name: string, shift: number): string | null => {
    const at = Date.parse(search.get(name) ?? '')
    return Number.isNaN(at) ? null : format.date(new Date(at + shift))
  }
  const spans = [
    { from: day('cree-apres', 1), to: day('cree-avant', -1), both: 'desk.counted.created' },
    { from: day('fini-apres', 1), to: day('fini-avant', -1), both: 'desk.counted.ended' },
  ] as const
  return [
    ...spans.flatMap((span) => {
      if (span.from !== null && span.to !== null) return [t(span.both, { from: span.from, to: span.to })]
      if (span.to !== null) return [t('desk.counted.createdBefore', { to: span.to })]
      return span.from === null ? [] : [t('desk.counted.createdAfter', { from: span.from })]
    }),
    ...PARTS.flatMap(({ name, said }) => (search.get(name) ? [t(said)] : [])),
    ...(from === undefined ? [] : [t('desk.counted.origin', { origin: t(`desk.origin.${from}`) })]),
  ]
}

const PARTS = [
  { name: 'agent', said: 'desk.counted.agent' },
  { name: 'produit', said: 'desk.counted.product' },
  { name: 'etablissement', said: 'desk.counted.establishment' },
] as const
