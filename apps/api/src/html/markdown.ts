import MarkdownIt from 'markdown-it'

// Raw HTML stays text; what it makes is sanitised like anything else.
const reader = new MarkdownIt({ html: false, linkify: false, breaks: true, maxNesting: 20 })

/** Markdown as HTML, not sanitised yet. */
export const htmlOfMarkdown = (markdown: string): string => reader.render(markdown)

/** Plain text as paragraphs, its line breaks kept. */
export const htmlOfText = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/u)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br />')}</p>`)
    .join('')

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
