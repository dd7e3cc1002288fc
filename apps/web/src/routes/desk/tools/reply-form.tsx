import type { Me } from '@guichet/contracts/me'
import { savedReplyInput, type SavedReply, type SavedReplyInput } from '@guichet/contracts/tools'
import { useSaveReply } from '../../../features/tools/mutations.ts'
import { WordsField } from '../../../features/tools/words-field.tsx'
import { useT } from '../../../reader.tsx'
import { ToolForm, type PresentTool } from './tool-form.tsx'

export type ReplyFormProps = {
  me: Me
  /** As it was when it was taken in hand. */
  saved: SavedReply | undefined
  present: PresentTool | undefined
  onClose: () => void
}

const EMPTY: SavedReplyInput = { label: '', audience: 'person', teamId: null, body: '' }

/** A saved reply as its maker writes it. */
export function ReplyForm({ me, saved, present, onClose }: ReplyFormProps) {
  const t = useT()
  return (
    <ToolForm<Pick<SavedReplyInput, 'body'>>
      title={t(saved ? 'tools.reply.edit' : 'tools.reply.new')}
      me={me}
      start={saved ? inputOf(saved) : EMPTY}
      input={savedReplyInput}
      save={useSaveReply(saved?.id)}
      version={saved?.version}
      present={present}
      onClose={onClose}
      renderFields={({ body }, put, errorOf) => (
        <WordsField
          label={t('tools.body')}
          text={body}
          onText={(text) => put({ body: text })}
          error={errorOf('body')}
        />
      )}
    />
  )
}

const inputOf = ({ label, audience, team, body }: SavedReply): SavedReplyInput => ({
  label,
  audience,
  teamId: team?.id ?? null,
  body,
})
