import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { isSafeLink } from '@guichet/contracts/rich-text'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'

/** Where the words under the hand lead. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useT()
  const [before] = useState(() => {
    const href: unknown = editor.getAttributes('link')['href']
    return typeof href === 'string' ? href : ''
  })
  const [address, setAddress] = useState(before)
  const [isTried, setTried] = useState(false)
  const typed = address.trim()
  const put = () => {
    setTried(true)
    if (!isSafeLink(typed)) return
    const chain = editor.chain().focus().extendMarkRange('link').setLink({ href: typed })
    // Without words chosen, the address is its own.
    if (editor.state.selection.empty && before === '')
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href: typed } }] })
        .run()
    else chain.run()
    onClose()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }
  return (
    <FormDialog
      title={t('authoring.tool.link')}
      action={t('authoring.link.put')}
      onSend={put}
      onClose={onClose}
      others={before !== '' && <Button onClick={remove}>{t('authoring.link.remove')}</Button>}
    >
      <TextField
        label={t('authoring.link.address')}
        hint={t('authoring.link.hint')}
        data-autofocus
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={isTried && !isSafeLink(typed) ? t('authoring.link.bad') : undefined}
      />
    </FormDialog>
  )
}
