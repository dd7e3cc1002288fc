import { extensionOf } from '@guichet/domain/file-name'
import { fileTypeFromBuffer } from 'file-type'

/** How many of a file's first bytes `sniffType` wants. */
export const HEAD_BYTES = 4_100
const UNKNOWN = 'application/octet-stream'
const TEXT = 'text/plain'
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'])

/**
 * The type that a file's first bytes show: png, jpeg, gif, webp, pdf or plain text, else octet-stream, whatever its
 * sender calls it; null for a program.
 */
export async function sniffType(head: Buffer): Promise<string | null> {
  const mime: string | undefined = (await fileTypeFromBuffer(head))?.mime
  if (mime === undefined) return isPlainText(head) ? TEXT : UNKNOWN
  // Two letters make a Windows program's mark: a text may well begin with them.
  if (PROGRAM_TYPES.has(mime)) return isPlainText(head) ? TEXT : null
  return SHOWN_INLINE.has(mime) ? mime : UNKNOWN
}

/** A browser may show these in place, still sandboxed. */
export const isShownInline = (type: string): boolean => SHOWN_INLINE.has(type)

/** A double click on a file of this name runs it. */
export const isProgramName = (name: string): boolean => PROGRAM_EXTENSIONS.has(extensionOf(name))

const PROGRAM_TYPES = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-deb',
  'application/x-rpm',
  'application/x-apple-diskimage',
  'application/vnd.android.package-archive',
  'application/java-vm',
  'application/java-archive',
  'application/wasm',
  'application/x-google-chrome-extension',
  'application/x-xpinstall',
  'application/x-ms-regedit',
  'application/x-ms-shortcut',
])

const PROGRAM_EXTENSIONS = new Set(
  `ade adp apk app appx appxbundle bat cab chm cmd com cpl deb dll dmg exe gadget hta ins isp iso jar js jse lib lnk mde
   msc msi msix msp mst nsh pif ps1 psm1 reg rpm scf scr sct sys url vb vbe vbs vhd vhdx vxd wsc wsf wsh xll`.split(
    /\s+/,
  ),
)

// Controls but for tabs, line and page breaks.
const UNPRINTED = /(?![\t-\r])\p{Cc}/u

// Markup is text too, and the one sort of text that a browser might be led to run.
function isPlainText(head: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return text !== '' && !UNPRINTED.test(text) && !text.trimStart().startsWith('<')
  } catch {
    return false
  }
}
