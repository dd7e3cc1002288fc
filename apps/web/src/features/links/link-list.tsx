import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { TicketLink } from '@guichet/contracts/links'
import { RELATIONS } from '@guichet/contracts/relations'
import { deskStateKey } from '@guichet/i18n/state-key'
import { useT } from '../../reader.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import './links.css'

export type LinkListProps = {
  links: readonly TicketLink[]
  total: number
  addressOf: (reference: string) => string
  /** Left out for who may not. */
  onRemove?: ((link: TicketLink) => void) | undefined
}

const inSight = 4

/** The tickets linked to one, under what each is to it; many are folded. */
export function LinkList({ links, total, ...shown }: LinkListProps) {
  const t = useT()
  const groups = RELATIONS.map((relation) => ({
    relation,
    links: links.filter((link) => link.relation === relation),
  })).filter((group) => group.links.length > 0)
  return (
    <>
      <dl className="g-links">
        {groups.map((group) => (
          <Group key={group.relation} {...group} {...shown} />
        ))}
      </dl>
      {total > links.length && (
        <p className="g-small g-dim">{t('desk.links.more', { count: total - links.length })}</p>
      )}
    </>
  )
}

type GroupProps = Omit<LinkListProps, 'total'> & { relation: TicketLink['relation'] }

function Group({ relation, links, addressOf, onRemove }: GroupProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(links.length <= inSight)
  const isMerge = relation === 'merged_into' || relation === 'merges'
  return (
    <div>
      <dt>{t(`desk.link.${relation}`)}</dt>
      {isOpen ? (
        links.map((link) => (
          <dd key={link.id}>
            <span>
              <Link to={addressOf(link.ticket.reference)}>
                <span className="g-ref">{link.ticket.reference}</span> <bdi>{link.ticket.title}</bdi>
              </Link>
              <span className="g-detail">
                {t(deskStateKey(link.ticket))}, {link.ticket.requester.name}
              </span>
            </span>
            {onRemove && !isMerge && (
              <IconButton
                label={t('desk.link.remove', { reference: link.ticket.reference })}
                icon={<IconX className="g-icon" aria-hidden />}
                onClick={() => onRemove(link)}
              />
            )}
          </dd>
        ))
      ) : (
        <dd>
          <Button size="small" variant="subtle" aria-expanded="false" onClick={() => setOpen(true)}>
            {t('desk.link.children.show', { count: links.length })}
          </Button>
        </dd>
      )}
    </div>
  )
}
