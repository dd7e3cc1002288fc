import type { Draft } from '@guichet/contracts/me'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { OtherDraft } from './other-draft.tsx'
import type { ReplyInWords } from './use-reply-draft.ts'

export type ReplyDraftsProps = {
  reply: ReplyInWords
  /** Why one cannot choose yet. */
  wait?: string | undefined
}

/** What else one wrote on this ticket: in another tab or on another device meanwhile, or set aside earlier. */
export function ReplyDrafts({ reply, wait }: ReplyDraftsProps) {
  const { other, aside, keepMine, takeOther } = reply
  return (
    <>
      {other && <OtherDraft other={other} onKeepMine={keepMine} onTakeOther={takeOther} wait={wait} />}
      {aside.map((draft) => (
        <Aside key={draft.id} draft={draft} reply={reply} />
      ))}
    </>
  )
}

function Aside({ draft, reply }: { draft: Draft; reply: ReplyInWords }) {
  const t = useT()
  const format = useFormat()
  const join = async () => {
    await reply.join(draft)
    announce(t('ui.draft.aside.joined'))
  }
  const drop = async () => {
    await reply.drop(draft)
    announce(t('ui.draft.aside.dropped'))
  }
  return (
    <Banner
      tone="calm"
      title={t('ui.draft.aside', { when: format.dayAndTime(draft.updatedAt) })}
      action={
        <span className="g-row">
          <Button size="small" onClick={() => void join()}>
            {t('ui.draft.aside.join')}
          </Button>
          <Button size="small" variant="subtle" onClick={() => void drop()}>
            {t('ui.draft.aside.drop')}
          </Button>
        </span>
      }
    >
      <p className="g-other-text">{draft.content.text}</p>
    </Banner>
  )
}
