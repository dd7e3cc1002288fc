import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@guichet/domain/refusal'
import { BlobFault } from './blob-store.ts'
import type { BlobStore } from './blob-store.ts'

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
const unfinished = '.part'

/** Files in a folder of a local or shared disk, spread over 256 sub-folders by the last characters of their keys. */
export function folderStore(root: string): BlobStore {
  const pathOf = (key: string) => join(root, shardOf(key), key)
  return {
    put: async (key, source, maxBytes) => write(root, pathOf(key), source, maxBytes),
    async size(key) {
      const file = await openPlain(pathOf(key), key)
      try {
        return (await file.stat()).size
      } finally {
        await file.close()
      }
    },
    async read(key, range) {
      const file = await openPlain(pathOf(key), key)
      return file.createReadStream(range)
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
      await rm(pathOf(key) + unfinished, { force: true })
    },
    list: () => listKeys(root),
  }
}

const keyPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function shardOf(key: string): string {
  if (!keyPattern.test(key)) throw new Error('a stored file’s key is a UUID')
  return key.slice(-2)
}

async function write(root: string, path: string, source: Readable, maxBytes: number) {
  const folder = dirname(path)
  const madeFolder = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined
  const partial = path + unfinished
  try {
    const written = await writePartial(partial, source, maxBytes)
    await rename(partial, path)
    // A file is only there after a power cut when the folder that names it is written too.
    await sync(folder)
    if (madeFolder) await sync(root)
    return written
  } catch (error) {
    source.destroy()
    await rm(partial, { force: true })
    throw isFull(error) ? new Refusal('storage-full', 'refusal.storage_full') : error
  }
}

async function writePartial(path: string, source: Readable, maxBytes: number) {
  // `x` never writes through a link or over a file that is already there.
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of source) {
      const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes)
        throw new Refusal('too-large', 'refusal.file_too_large', { values: { bytes: maxBytes } })
      hash.update(bytes)
      await writeWhole(file, bytes)
    }
    await file.sync()
    return { size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

// A disk nearly full takes the first part of a write and fails the next.
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  let from = 0
  while (from < bytes.length) from += (await file.write(bytes, from)).bytesWritten
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** O_NOFOLLOW refuses a link, O_NONBLOCK does not wait for somebody at the other end of a pipe. */
async function openPlain(path: string, key: string): Promise<FileHandle> {
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw new BlobFault(key, 'missing', error)
    if (codeOf(error) === 'ELOOP' || codeOf(error) === 'ENXIO') throw new BlobFault(key, 'planted', error)
    throw error
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new BlobFault(key, 'planted')
}

async function* listKeys(root: string): AsyncIterable<{ key: string; writtenAt: Date }> {
  for (const folder of await readdir(root, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue
    for (const entry of await readdir(join(root, folder.name), { withFileTypes: true })) {
      const key = entry.name.endsWith(unfinished) ? entry.name.slice(0, -unfinished.length) : entry.name
      if (!entry.isFile() || !keyPattern.test(key)) continue
      const found = await stat(join(root, folder.name, entry.name)).catch(() => null)
      if (found !== null) yield { key, writtenAt: found.mtime }
    }
  }
}

const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error))

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
