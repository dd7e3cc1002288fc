import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

/**
 * What a machine may object to in a PDF that says it is PDF/UA-1: the points of the Matterhorn Protocol 1.1 that can
 * fail in a document of words alone (no picture, form, link or table), by their numbers.
 */
export async function pdfUaFaults(bytes: Buffer): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true })
  const pdf = await loading.promise
  const faults = [...(await ofDocument(pdf)), ...ofObjects(bytes.toString('latin1'))]
  const roles: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) faults.push(...(await ofPage(pdf, number, roles)))
  faults.push(...ofHeadings(roles))
  await loading.destroy()
  return [...new Set(faults)]
}

async function ofDocument(pdf: PDFDocumentProxy): Promise<string[]> {
  const [marks, wishes, { info, metadata }] = await Promise.all([
    pdf.getMarkInfo(),
    pdf.getViewerPreferences(),
    pdf.getMetadata(),
  ])
  const told = mapOf(info)
  const xmp = metadata?.getRaw() ?? ''
  return [
    !/pdfuaid:part(?:>|=")1/u.test(String(xmp)) && '06-002 the metadata does not say PDF/UA-1',
    !metadata?.get('dc:title') && '06-003 no dc:title',
    mapOf(wishes).get('DisplayDocTitle') !== true && '07-001 the title is not shown',
    mapOf(marks).get('Marked') !== true && '06-001 not marked as tagged',
    mapOf(marks).get('Suspects') === true && '04-001 suspect tags',
    !/^[a-z]{2}(?:-[A-Z]{2})?$/u.test(String(told.get('Language'))) && '11-006 no language',
  ].filter((fault) => fault !== false)
}

// The library gives some of them as a Map, whatever its types say.
const mapOf = (told: object | null): ReadonlyMap<unknown, unknown> =>
  told instanceof Map ? told : new Map(Object.entries(told ?? {}))

/** What is read in the objects themselves, of which the library tells nothing. */
function ofObjects(text: string): string[] {
  const fonts = text.match(/\/Type \/Font\n/gu)?.length ?? 0
  const composite = text.match(/\/Subtype \/Type0/gu)?.length ?? 0
  return [
    composite === 0 && '31-009 no embedded font',
    composite !== (text.match(/\/ToUnicode /gu)?.length ?? 0) && '31-027 a font without ToUnicode',
    composite !== (text.match(/\/FontFile2 /gu)?.length ?? 0) && '31-009 a font is not embedded',
    composite !== (text.match(/\/CIDToGIDMap /gu)?.length ?? 0) && '31-005 no CIDToGIDMap',
    fonts !== composite * 2 && '31-009 a font that no file comes with',
    !text.includes('/Tabs /S') && /\/Annots /u.test(text) && '28-008 no order of tabs',
    text.includes('/RoleMap') && '02-001 roles of one’s own',
  ].filter((fault) => fault !== false)
}

async function ofPage(pdf: PDFDocumentProxy, number: number, roles: string[]): Promise<string[]> {
  const page = await pdf.getPage(number)
  const tree: unknown = await page.getStructTree()
  const reached = new Set<string>()
  walk(tree, roles, reached)
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const faults: string[] = []
  let depth = 0
  let isKnown = false
  for (const item of items) {
    if ('str' in item) {
      if (item.str.trim() !== '' && depth === 0) faults.push('01-005 words outside any tag')
      else if (item.str.trim() !== '' && !isKnown) faults.push('01-005 words that no tag reaches')
    } else if (item.type === 'endMarkedContent') depth -= 1
    else {
      depth += 1
      isKnown = ('tag' in item && item.tag === 'Artifact') || reached.has(item.id)
    }
  }
  if (await holdsNoGlyph(page)) faults.push('31-030 a letter that the font lacks')
  return faults
}

// What the font lacks is drawn by its glyph 0.
async function holdsNoGlyph(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList()
  return fnArray.some((operation, at) => {
    if (operation !== OPS.showText) return false
    const [glyphs]: unknown[] = argsArray[at]
    return Array.isArray(glyphs) && glyphs.some(isMissing)
  })
}

function isMissing(glyph: unknown): boolean {
  if (typeof glyph !== 'object' || glyph === null || !('originalCharCode' in glyph)) return false
  return glyph.originalCharCode === 0
}

function walk(node: unknown, roles: string[], reached: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('role' in node && typeof node.role === 'string') roles.push(node.role)
  if ('type' in node && node.type === 'content' && 'id' in node) reached.add(String(node.id))
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) walk(child, roles, reached)
}

function ofHeadings(roles: readonly string[]): string[] {
  const levels = roles.flatMap((role) => (/^H[1-6]$/u.test(role) ? [Number(role[1])] : []))
  const skips = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)
  return [
    levels[0] !== 1 && '14-002 the first heading is not of level 1',
    skips && '14-003 a level of heading is skipped',
    roles.includes('Figure') && '13-004 a figure, whose alternative is not looked at here',
  ].filter((fault) => fault !== false)
}
