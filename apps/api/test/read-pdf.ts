import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfRead {
  /** Every word of every page, footers too. */
  text: string
  /** The kinds of tags, in the order of reading: `Document`, `H1`, `P`, … */
  tags: string[]
  title: unknown
  language: unknown
  pages: number
}

/** A PDF as a browser's reader finds it. */
export async function readPdf(bytes: Buffer): Promise<PdfRead> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const { info } = await pdf.getMetadata()
  const words: string[] = []
  const tags: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    words.push(...items.map((item) => ('str' in item ? item.str : '')))
    collect(await page.getStructTree(), tags)
  }
  const told = new Map<string, unknown>(Object.entries(info))
  const read = {
    text: words.join(' ').replaceAll(/\s+/gu, ' '),
    tags,
    title: told.get('Title'),
    language: told.get('Language'),
    pages: pdf.numPages,
  }
  await loading.destroy()
  return read
}

interface Node {
  role?: string
  children?: unknown[]
}

function collect(node: Node | null, tags: string[]): void {
  if (node?.role !== undefined) tags.push(node.role)
  for (const child of node?.children ?? [])
    if (typeof child === 'object' && child !== null) collect(child, tags)
}
