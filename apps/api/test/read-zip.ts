import { crc32 } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** Each file of an archive, by a reader that refuses a name which leaves its folder, and bytes that are not what was said. */
export async function readZip(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive, { strictFileNames: true, validateEntrySizes: true })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    if (crc32(bytes) !== entry.crc32) throw new Error(`${entry.fileName} is not what was put in`)
    files.set(entry.fileName, bytes)
  }
  return files
}
