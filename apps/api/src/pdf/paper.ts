import { setTimeout } from 'node:timers/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { openSync } from 'fontkit'
import PdfKit from 'pdfkit'

const MARGIN = 56
const STYLES = {
  1: { font: 'bold', size: 20, colour: '#14213d', before: 0, after: 6 },
  2: { font: 'bold', size: 14, colour: '#14213d', before: 16, after: 6 },
  3: { font: 'bold', size: 11, colour: '#14213d', before: 12, after: 2 },
  body: { font: 'plain', size: 10.5, colour: '#1c1c1c', before: 0, after: 6 },
  quiet: { font: 'plain', size: 9.5, colour: '#4a4a4a', before: 0, after: 4 },
  item: { font: 'plain', size: 10.5, colour: '#1c1c1c', before: 0, after: 2 },
} as const
type Style = (typeof STYLES)[keyof typeof STYLES]

export interface PaperOptions {
  readonly title: string
  /** As in « fr-FR ». */
  readonly language: string
  /** What the foot of each page says; its number starts at 1. */
  readonly footer: (page: number) => string
}

/**
 * A document on A4 pages that a screen reader can follow (PDF/UA): title, language, headings, paragraphs and lists are
 * tagged, fonts embedded, page numbers kept out of the reading. Pages leave by `stream` as they are filled.
 */
export class Paper {
  readonly #doc: PDFKit.PDFDocument
  readonly #root: PDFKit.PDFStructureElement
  readonly #footer: PaperOptions['footer']
  #style: Style = STYLES.body
  #page = 0

  constructor({ title, language, footer }: PaperOptions) {
    this.#footer = footer
    const options: PDFKit.PDFDocumentOptions = {
      size: 'A4',
      margin: MARGIN,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: printable(title), Creator: 'Guichet' },
    }
    // The library knows this subset; its types do not yet.
    this.#doc = new PdfKit(Object.assign(options, { subset: 'PDF/UA' }))
    this.#doc.registerFont('plain', FONTS.plain)
    this.#doc.registerFont('bold', FONTS.bold)
    this.#doc.on('pageAdded', () => this.#writeFooter())
    this.#root = this.#doc.struct('Document')
    this.#doc.addStructure(this.#root)
    this.#doc.addPage()
  }

  /** The bytes, as pages fill; destroyed when the reader leaves. */
  get stream(): Readable {
    return this.#doc
  }

  heading(level: 1 | 2 | 3, text: string): void {
    // A heading does not stay alone at the foot of a page.
    if (this.#doc.y > this.#doc.page.height - MARGIN - 72) this.#doc.addPage()
    this.#root.add(this.#block(`H${level}`, text, STYLES[level]))
  }

  /** Line breaks are kept; a blank text writes nothing. */
  paragraph(text: string, style: 'body' | 'quiet' = 'body'): void {
    if (text.trim() !== '') this.#root.add(this.#block('P', text, STYLES[style]))
  }

  list(items: readonly string[]): void {
    const list = this.#doc.struct('L')
    this.#root.add(list)
    for (const item of items) {
      const line = this.#doc.struct('LI')
      list.add(line)
      line.add(this.#block('LBody', item, STYLES.item))
      line.end()
    }
    list.end()
  }

  /** Lets others work between two paragraphs, and waits while the reader is slower than the writer. */
  async breathe(): Promise<void> {
    do await setTimeout(0)
    while (this.#doc.readableLength > LARGEST_WAIT && !this.#doc.destroyed)
    if (this.#doc.destroyed) throw new Error('the reader left')
  }

  end(): void {
    this.#root.end()
    this.#doc.end()
  }

  /** What was sent is not a whole file: the connection breaks off rather than pretend. */
  fail(error: Error): void {
    this.#doc.destroy(error)
  }

  #block(tag: string, text: string, style: Style): PDFKit.PDFStructureElement {
    return this.#doc.struct(tag, {}, () => {
      this.#doc.y += style.before
      this.#apply(style)
      this.#doc.text(printable(text), MARGIN, this.#doc.y, { lineGap: style.size / 4 })
      this.#doc.y += style.after
    })
  }

  #apply(style: Style): void {
    this.#style = style
    this.#doc.font(style.font).fontSize(style.size).fillColor(style.colour)
  }

  // Written at the birth of a page, within whatever text runs over to it: what it changes is put back.
  #writeFooter(): void {
    const { page, x, y } = this.#doc
    const running = this.#style
    this.#page += 1
    page.margins.bottom = 0
    this.#doc.markContent('Artifact', { type: 'Pagination', bbox: [0, 0, page.width, MARGIN] })
    this.#apply(STYLES.quiet)
    this.#doc.text(printable(this.#footer(this.#page)), MARGIN, page.height - MARGIN / 2 - 6, {
      lineBreak: false,
    })
    this.#doc.endMarkedContent()
    page.margins.bottom = MARGIN
    this.#doc.x = x
    this.#doc.y = y
    this.#apply(running)
  }
}

const LARGEST_WAIT = 1_000_000

const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
const FONTS = { plain: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold') }

const fonts = Object.values(FONTS).map((file) => openSync(file))
// PDF/UA has no word for a letter that the font lacks: it is a white square, to the eye and to the ear.
const drawn = (letter: string): string =>
  fonts.every((font) => 'characterSet' in font && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
    ? letter
    : '□'

/** Without what no page can show: control characters, marks of direction, halves of surrogate pairs. */
const printable = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll('\t', '  ')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .replaceAll(/[^\u0020-\u017E\n]/gu, drawn)
