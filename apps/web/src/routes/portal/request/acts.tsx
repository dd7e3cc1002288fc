import {
  IconBookmark,
  IconBookmarkOff,
  IconCircleCheck,
  IconCircleMinus,
  IconFileTypePdf,
  IconJson,
  IconMessage,
  IconPaperclip,
  IconPencil,
  IconPrinter,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { FiredEvent } from '../../../features/tickets/mutations.ts'
import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'
import type { Act } from '../../../ui/disclosure-menu.tsx'

type Removal = Settings['removal.label']

export type ActKey =
  | 'comment'
  | 'file'
  | 'edit'
  | 'contact'
  | 'close'
  | 'cancel'
  | 'bookmark'
  | 'print'
  | 'pdf'
  | 'json'

type Known = {
  key: ActKey
  says: MessageKey
  icon: ComponentType<{ className: string; 'aria-hidden': true }>
  /** Offered where one of these may be fired; without it, always. */
  needs?: readonly FiredEvent['event'][]
}

const writing = ['comment', 'provide_info'] as const

const known: readonly Known[] = [
  { key: 'comment', says: 'requests.act.comment', icon: IconMessage, needs: writing },
  { key: 'contact', says: 'requests.contact.add', icon: IconUserPlus, needs: ['add_contact'] },
  { key: 'file', says: 'requests.act.file', icon: IconPaperclip, needs: writing },
  { key: 'edit', says: 'requests.act.edit', icon: IconPencil, needs: ['edit'] },
  { key: 'close', says: 'states.close', icon: IconCircleCheck, needs: ['close'] },
  { key: 'cancel', says: 'states.remove.cancel', icon: IconCircleMinus, needs: ['cancel'] },
  { key: 'bookmark', says: 'requests.act.bookmark', icon: IconBookmark },
  { key: 'print', says: 'ui.print', icon: IconPrinter },
  { key: 'pdf', says: 'requests.act.pdf', icon: IconFileTypePdf },
  { key: 'json', says: 'requests.act.json', icon: IconJson },
]

/** What the reader may do with a request now, as its `allowed` says. */
export function actsOf(ticket: Ticket, removal: Removal, t: Translate, onAct: (key: ActKey) => void): Act[] {
  return known
    .filter(({ needs }) => needs === undefined || needs.some((event) => ticket.allowed.includes(event)))
    .map(({ key, says, icon: Icon }) => {
      const isForgetting = key === 'bookmark' && ticket.bookmarked
      const Shown = isForgetting ? IconBookmarkOff : Icon
      return {
        key,
        label: t(isForgetting ? 'requests.act.forget' : key === 'cancel' ? `states.remove.${removal}` : says),
        icon: <Shown className="g-icon" aria-hidden />,
        onAct: () => onAct(key),
      }
    })
}
