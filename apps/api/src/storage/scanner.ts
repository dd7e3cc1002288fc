import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'

/** What looks for viruses in files. */
export interface Scanner {
  /** The name of what was found, or null. Throws `ScannerAway` when nothing could be said of the file. */
  scan(bytes: Readable): Promise<string | null>
}

/** The scanner did not answer, or would not: the file is neither clean nor infected. */
export class ScannerAway extends Error {}

/** ClamAV's daemon at `tcp://host:port`, by its INSTREAM command (clamd(8)); a file that takes longer is given up. */
export function clamd(url: string, longestMs = 60_000): Scanner {
  const { hostname, port } = new URL(url)
  return {
    scan: async (bytes) => {
      const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) })
      socket.setTimeout(longestMs, () => socket.destroy(new Error('no answer in time')))
      try {
        return verdict(await ask(socket, bytes))
      } catch (error) {
        throw error instanceof ScannerAway ? error : new ScannerAway('clamd is away', { cause: error })
      } finally {
        bytes.destroy()
        socket.destroy()
      }
    },
  }
}

async function ask(socket: Socket, bytes: Readable): Promise<string> {
  const answer = text(socket)
  // A daemon that has heard enough answers and hangs up before all is said.
  const [said] = await Promise.all([answer, pipeline(stretches(bytes), socket).catch(() => undefined)])
  return said
}

// Each stretch says its length; none of no length comes before the end.
async function* stretches(bytes: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of bytes) {
    const stretch: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    if (stretch.length > 0) yield Buffer.concat([lengthOf(stretch.length), stretch])
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function verdict(answer: string): string | null {
  const said = answer.replaceAll('\0', '').trim()
  if (said === 'stream: OK') return null
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found === undefined) throw new ScannerAway(`clamd answered ${JSON.stringify(said)}`)
  return found
}
