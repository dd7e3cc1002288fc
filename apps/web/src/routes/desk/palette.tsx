import {
  IconBolt,
  IconHelpCircle,
  IconInbox,
  IconPlus,
  IconSearch,
  IconTicket,
  IconUser,
} from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import type { Palette as Found } from '@guichet/contracts/palette'
import { LIMITS } from '@guichet/contracts/limits'
import { plain } from '@guichet/domain/search/plain'
import { paletteQuery } from '../../features/palette/queries.ts'
import { VIEWS, ticketAddress } from '../../features/tickets/views.ts'
import { viewsQuery } from '../../features/views/queries.ts'
import { useT } from '../../reader.tsx'
import { CommandPalette, type Command, type CommandGroup } from '../../ui/command-palette.tsx'
import { Marked } from '../../ui/marked.tsx'
import { useOffers } from '../../ui/offers.ts'

const DEBOUNCE = 150

export type PaletteProps = { onKeys: () => void }

/** Ctrl-K: tickets, people, answers, and everything that one may do from here. */
export function Palette({ onKeys }: PaletteProps) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isAsked =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'k'
      if (!isAsked || document.querySelector('[role=dialog]') !== null) return
      event.preventDefault()
      // Its field has the focus before the next key.
      flushSync(() => setOpen(true))
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return isOpen ? <OpenPalette onKeys={onKeys} onClose={() => setOpen(false)} /> : null
}

function OpenPalette({ onKeys, onClose }: PaletteProps & { onClose: () => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const q = typed.trim().slice(0, LIMITS.search)
  const [asked] = useDebouncedValue(q, DEBOUNCE)
  const { data, error, isFetching } = useQuery(paletteQuery(asked))
  const groups = useGroups(q, q === '' ? undefined : data, onKeys)
  return (
    <CommandPalette
      label={t('search.palette')}
      hint={t('search.palette.hint')}
      typed={typed}
      onTyped={setTyped}
      groups={groups}
      isWaiting={q !== '' && (isFetching || asked !== q)}
      failure={error === null ? undefined : t('search.palette.failed')}
      onClose={onClose}
    />
  )
}

function useGroups(q: string, found: Found | undefined, onKeys: () => void): readonly CommandGroup[] {
  const t = useT()
  const navigate = useNavigate()
  const go = (to: string) => () => void navigate(to)
  const everywhere: Command = {
    key: 'everywhere',
    label: t('search.palette.everywhere', { q }),
    icon: <IconSearch className="g-icon" aria-hidden />,
    onAct: go(searchAddress(q)),
  }
  return [
    { key: 'search', title: t('search.palette.search'), commands: q === '' ? [] : [everywhere] },
    { key: 'tickets', title: t('search.palette.tickets'), commands: ticketsOf(found, go) },
    { key: 'people', title: t('search.palette.people'), commands: peopleOf(found, go) },
    { key: 'answers', title: t('search.palette.answers'), commands: answersOf(found, go) },
    ...useActs(q, go, onKeys),
  ]
}

type Go = (to: string) => () => void

const searchAddress = (q: string): string => `/bureau?${new URLSearchParams({ q }).toString()}`

const ticketsOf = (found: Found | undefined, go: Go): Command[] =>
  (found?.tickets.items ?? []).map(({ reference, title, requester, matched }) => ({
    key: reference,
    label: (
      <>
        <span className="g-ref">{reference}</span>{' '}
        <bdi>{matched?.title ? <Marked text={matched.title} /> : title}</bdi>
      </>
    ),
    detail: requester.name,
    icon: <IconTicket className="g-icon" aria-hidden />,
    onAct: go(ticketAddress(reference, '')),
  }))

const peopleOf = (found: Found | undefined, go: Go): Command[] =>
  (found?.people.items ?? []).map(({ id, name, login }) => ({
    key: id,
    label: <bdi>{name}</bdi>,
    detail: login,
    icon: <IconUser className="g-icon" aria-hidden />,
    onAct: go(searchAddress(`demandeur:"${login}"`)),
  }))

const answersOf = (found: Found | undefined, go: Go): Command[] =>
  (found?.answers.items ?? []).map(({ id, title }) => ({
    key: id,
    label: <bdi>{title}</bdi>,
    icon: <IconHelpCircle className="g-icon" aria-hidden />,
    onAct: go(`/reponses/${id}`),
  }))

/** What the page can do, and where one can go: those whose words hold what is typed. */
function useActs(q: string, go: Go, onKeys: () => void): readonly CommandGroup[] {
  const t = useT()
  const offers = useOffers()
  const { data: saved } = useQuery(viewsQuery)
  const act = (
    key: string,
    label: string,
    onAct: () => void,
    icon = <IconBolt className="g-icon" aria-hidden />,
  ) => ({
    key,
    label,
    onAct,
    icon,
  })
  const view = (key: string, label: string) =>
    act(`view-${key}`, label, go(`/bureau?vue=${key}`), <IconInbox className="g-icon" aria-hidden />)
  const here = offers.map(({ key, label, onAct }) => act(`here-${key}`, label, onAct))
  const anywhere = [
    act('file', t('desk.file'), go('/bureau/deposer'), <IconPlus className="g-icon" aria-hidden />),
    act('keys', t('desk.keys'), onKeys),
    act('portal', t('desk.portal'), go('/')),
  ]
  const views = [
    ...VIEWS.map(({ name, label }) => view(name, t(label))),
    ...(saved?.items ?? []).map(({ id, label }) => view(id, label)),
  ]
  const kept = (commands: readonly { key: string; label: string; onAct: () => void }[]) =>
    commands.filter(({ label }) => plain(label).includes(plain(q)))
  return [
    { key: 'here', title: t('search.palette.here'), commands: kept(here) },
    { key: 'views', title: t('search.palette.views'), commands: kept(views) },
    { key: 'acts', title: t('search.palette.acts'), commands: kept(anywhere) },
  ]
}
