import { Image } from '@tiptap/extension-image'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useRef, useState } from 'react'
import { isSafeLink, LINK_REL } from '@guichet/contracts/rich-text'
import { useT } from '../../../reader.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toast.tsx'
import { htmlOf } from '../mutations.ts'
import { EditorToolbar } from './editor-toolbar.tsx'
import { ImageDialog } from './image-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { looksLikeMarkdown } from './markdown.ts'
import { MarkdownDialog } from './markdown-dialog.tsx'
import './rich-editor.css'

export type RichEditorProps = {
  /** Where the error summary leads. */
  id: string
  label: string
  hint: string
  error: string | undefined
  language: 'fr' | 'en'
  /** What it begins with; afterwards it holds its own text. */
  html: string
  onChange: (html: string) => void
  /** Keeps a picture, answers its address. */
  onImage: (file: File) => Promise<string>
}

type Asked = 'link' | 'image' | 'markdown'

/** The agents' editor: a text box with a bar of formats that Alt F10 leads to, and Escape leaves. */
export function RichEditor({ id, label, hint, error, language, html, onChange, onImage }: RichEditorProps) {
  const t = useT()
  const bar = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<Asked>()
  const [pasted, setPasted] = useState<File>()
  const editor = useEditor({
    extensions,
    content: html,
    // The security policy refuses style elements; ours is in the sheet beside.
    injectCSS: false,
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        'aria-describedby': `${id}-hint ${id}-error`,
        lang: language,
        class: 'g-answer-text g-editor-text',
      },
      handleKeyDown: (_, { altKey, key }) => {
        if (!altKey || key !== 'F10') return false
        bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
        return true
      },
      handlePaste: (_, event) => takePasted(event.clipboardData),
      handleDrop: (_, event) => takePasted(event.dataTransfer, false),
    },
  })

  const takePasted = (data: DataTransfer | null, isText = true): boolean => {
    const picture = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (picture) {
      setPasted(picture)
      setAsked('image')
      return true
    }
    const text = data?.getData('text/plain') ?? ''
    if (!isText || data?.types.includes('text/html') || !looksLikeMarkdown(text)) return false
    void putMarkdown(editor, text).then(
      () => announce(t('authoring.markdown.pasted')),
      (failure: unknown) => {
        editor.chain().focus().insertContent(paragraphsOf(text)).run()
        toast(failure instanceof Error ? failure.message : '', 'bad')
      },
    )
    return true
  }
  const close = () => {
    setAsked(undefined)
    setPasted(undefined)
    editor.commands.focus()
  }
  return (
    <div className="g-editor-field">
      <p id={`${id}-label`} className="g-label">
        {label}
      </p>
      <p id={`${id}-hint`} className="g-hint">
        {hint}
      </p>
      <p id={`${id}-error`} className="g-error" hidden={error === undefined}>
        {error !== undefined && <FieldError>{error}</FieldError>}
      </p>
      <div className="g-editor" data-refused={error === undefined ? undefined : ''}>
        <EditorToolbar ref={bar} editor={editor} controls={id} onAsk={setAsked} />
        <EditorContent editor={editor} />
      </div>
      {asked === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {asked === 'image' && <ImageDialog editor={editor} pasted={pasted} onImage={onImage} onClose={close} />}
      {asked === 'markdown' && <MarkdownDialog onPut={(text) => putMarkdown(editor, text)} onClose={close} />}
    </div>
  )
}

const paragraphsOf = (text: string) =>
  text.split(/\n{2,}/u).map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }))

async function putMarkdown(editor: Editor, markdown: string): Promise<void> {
  editor
    .chain()
    .focus()
    .insertContent(await htmlOf(markdown))
    .run()
}

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    // It would leave an empty paragraph in every text.
    trailingNode: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isSafeLink(address),
      HTMLAttributes: { rel: LINK_REL, target: null },
    },
  }),
  // A picture pasted from elsewhere would tell its host: only those of this desk are drawn.
  Image.extend({ parseHTML: () => [{ tag: 'img[src^="/api/v1/answers/"]' }] }).configure({ inline: false }),
]
