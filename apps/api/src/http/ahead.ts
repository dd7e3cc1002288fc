import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { getMe } from '@guichet/contracts/me'

// Written by the build of the web (`apps/web/ahead.ts`).
const Ahead = z.array(
  z.object({
    path: z.string(),
    reads: z.array(z.string()),
    scripts: z.array(z.string()),
    styles: z.array(z.string()),
  }),
)

/**
 * What a page needs after its first script, as a `Link` header (RFC 8288) that has the browser ask for it at once: the page's own
 * files, and for whoever has a session what it reads. Empty where there is nothing to name.
 */
export function aheadOf(dist: string): (url: string, hasSession: boolean) => string {
  const written = join(dist, 'ahead.json')
  const pages = existsSync(written) ? Ahead.parse(JSON.parse(readFileSync(written, 'utf8'))) : []
  const known = pages.map(({ path, reads, scripts, styles }) => ({
    pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, String.raw`(?<$1>[\w.~%-]+)`)}$`),
    reads,
    files: [
      ...scripts.map((file) => linkTo(file, 'modulepreload')),
      ...styles.map((file) => linkTo(file, 'preload; as=style')),
    ],
  }))
  return (url, hasSession) => {
    const [address = ''] = url.split(/[?#]/, 1)
    for (const { pattern, reads, files } of known) {
      const found = pattern.exec(address)
      if (found === null) continue
      const asked = reads.map((read) =>
        read.replace(/:(\w+)/, (_, name: string) => found.groups?.[name] ?? ''),
      )
      return [...(hasSession ? [who, ...asked.map(toRead)] : []), ...files].join(', ')
    }
    return hasSession ? who : ''
  }
}

const linkTo = (address: string, how: string): string => `<${address}>; rel=${how}; crossorigin`

const toRead = (address: string): string => linkTo(address, 'preload; as=fetch')

const who = toRead(`/api/v1${getMe.path}`)
