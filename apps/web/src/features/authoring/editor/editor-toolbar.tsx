import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMarkdown,
  IconPhoto,
} from '@tabler/icons-react'
import { useEditorState, type Editor } from '@tiptap/react'
import { useState, type KeyboardEvent, type Ref } from 'react'
import type { MessageKey } from '@guichet/i18n/keys'
import { useT } from '../../../reader.tsx'
import { IconButton } from '../../../ui/button.tsx'

type Tool = {
  label: MessageKey
  icon: typeof IconBold
  /** Whether the text under the hand has it; absent where that means nothing. */
  isOn?: (editor: Editor) => boolean
  act: (editor: Editor, onAsk: EditorToolbarProps['onAsk']) => void
}

const TOOLS: readonly Tool[] = [
  {
    label: 'authoring.tool.heading2',
    icon: IconH2,
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    label: 'authoring.tool.heading3',
    icon: IconH3,
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    label: 'authoring.tool.bold',
    icon: IconBold,
    isOn: (editor) => editor.isActive('bold'),
    act: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    label: 'authoring.tool.italic',
    icon: IconItalic,
    isOn: (editor) => editor.isActive('italic'),
    act: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    label: 'authoring.tool.bullets',
    icon: IconList,
    isOn: (editor) => editor.isActive('bulletList'),
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: 'authoring.tool.numbers',
    icon: IconListNumbers,
    isOn: (editor) => editor.isActive('orderedList'),
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: 'authoring.tool.quote',
    icon: IconBlockquote,
    isOn: (editor) => editor.isActive('blockquote'),
    act: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    label: 'authoring.tool.code',
    icon: IconCode,
    isOn: (editor) => editor.isActive('code'),
    act: (editor) => editor.chain().focus().toggleCode().run(),
  },
  {
    label: 'authoring.tool.link',
    icon: IconLink,
    isOn: (editor) => editor.isActive('link'),
    act: (_, onAsk) => onAsk('link'),
  },
  { label: 'authoring.tool.image', icon: IconPhoto, act: (_, onAsk) => onAsk('image') },
  { label: 'authoring.tool.markdown', icon: IconMarkdown, act: (_, onAsk) => onAsk('markdown') },
  {
    label: 'authoring.tool.undo',
    icon: IconArrowBackUp,
    act: (editor) => editor.chain().focus().undo().run(),
  },
  {
    label: 'authoring.tool.redo',
    icon: IconArrowForwardUp,
    act: (editor) => editor.chain().focus().redo().run(),
  },
]

export type EditorToolbarProps = {
  ref: Ref<HTMLDivElement>
  editor: Editor
  /** The id of the text box. */
  controls: string
  /** What needs more words. */
  onAsk: (what: 'link' | 'image' | 'markdown') => void
}

/** One stop of the Tab key; the arrows go along it, Escape goes back to the text. */
export function EditorToolbar({ ref, editor, controls, onAsk }: EditorToolbarProps) {
  const t = useT()
  const [at, setAt] = useState(0)
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.map(({ isOn }) => isOn?.(now)).join(),
  }).split(',')
  const steer = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = placeAfter(event.key, at)
    if (event.key === 'Escape') editor.commands.focus()
    if (to === undefined) return
    event.preventDefault()
    setAt(to)
    event.currentTarget.querySelectorAll('button')[to]?.focus()
  }
  return (
    <div
      ref={ref}
      className="g-editor-bar"
      role="toolbar"
      aria-label={t('authoring.tools')}
      aria-controls={controls}
      onKeyDown={steer}
    >
      {TOOLS.map(({ label, icon: Icon, isOn, act }, place) => (
        <IconButton
          key={label}
          label={t(label)}
          icon={<Icon className="g-icon" aria-hidden />}
          aria-pressed={isOn && on[place] === 'true'}
          tabIndex={place === at ? 0 : -1}
          onFocus={() => setAt(place)}
          onClick={() => act(editor, onAsk)}
        />
      ))}
    </div>
  )
}

function placeAfter(key: string, at: number): number | undefined {
  const last = TOOLS.length - 1
  if (key === 'ArrowRight') return at === last ? 0 : at + 1
  if (key === 'ArrowLeft') return at === 0 ? last : at - 1
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}
