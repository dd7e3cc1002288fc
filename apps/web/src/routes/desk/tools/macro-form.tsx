import type { Me } from '@guichet/contracts/me'
import { macroInput, type Macro, type MacroInput } from '@guichet/contracts/tools'
import { useSaveMacro } from '../../../features/tools/mutations.ts'
import { useT } from '../../../reader.tsx'
import { MacroFields } from './macro-fields.tsx'
import { ToolForm, type PresentTool } from './tool-form.tsx'

export type MacroFormProps = {
  me: Me
  /** As it was when it was taken in hand. */
  saved: Macro | undefined
  present: PresentTool | undefined
  onClose: () => void
}

const EMPTY: MacroInput = { label: '', audience: 'person', teamId: null, content: {} }

/** A macro as its maker writes it: its changes, its words, where the ticket goes. */
export function MacroForm({ me, saved, present, onClose }: MacroFormProps) {
  const t = useT()
  return (
    <ToolForm<Pick<MacroInput, 'content'>>
      title={t(saved ? 'tools.macro.edit' : 'tools.macro.new')}
      me={me}
      start={saved ? inputOf(saved) : EMPTY}
      input={macroInput}
      save={useSaveMacro(saved?.id)}
      version={saved?.version}
      present={present}
      onClose={onClose}
      renderFields={({ content }, put, errorOf) => {
        const whole = errorOf('content') ?? errorOf('content.agentId')
        return (
          <>
            <MacroFields
              content={content}
              onContent={(changed) => put({ content: changed })}
              wordsError={errorOf('content.reply.text')}
            />
            {whole && (
              <p className="g-error" role="alert">
                {whole}
              </p>
            )}
          </>
        )
      }}
    />
  )
}

const inputOf = ({ label, audience, team, content }: Macro): MacroInput => ({
  label,
  audience,
  teamId: team?.id ?? null,
  content,
})
