import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { simpleParser } from 'mailparser'
import type { AddressObject, ParsedMail } from 'mailparser'

export interface Message {
  id: string
  messageId: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  /** by lower-case name; a header that comes several times has its values in order, a line each */
  headers: Record<string, string>
  /** RFC 3339, UTC */
  receivedAt: string
}

export interface MailStore {
  /** Resolves once the bytes are on the disk. */
  keep: (message: Readable) => Promise<void>
  /** newest first */
  list: () => Promise<Message[]>
  find: (id: string) => Promise<Message | undefined>
  raw: (id: string) => Promise<Buffer | undefined>
  clear: () => Promise<void>
}

const SUFFIX = '.eml'
const ID = /^\d{13}-[0-9a-f]{12}$/

/** Each message as it came, a file named by the time it came at. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true })
  const parsed = new Map<string, Promise<Message>>()
  const path = (id: string) => join(folder, id + SUFFIX)
  const ids = async () =>
    (await readdir(folder))
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .toSorted()
      .toReversed()
  const parse = (id: string): Promise<Message> => {
    const known = parsed.get(id) ?? readFile(path(id)).then((bytes) => parseMessage(id, bytes))
    parsed.set(id, known)
    return known
  }
  const exists = async (id: string) => ID.test(id) && (await ids()).includes(id)
  let last = 0
  return {
    keep: async (message) => {
      // Two messages of one millisecond keep their order.
      last = Math.max(last + 1, Date.now())
      await writeDurably(path(`${last}-${randomBytes(6).toString('hex')}`), message)
    },
    list: async () => Promise.all((await ids()).map(parse)),
    find: async (id) => ((await exists(id)) ? parse(id) : undefined),
    raw: async (id) => ((await exists(id)) ? readFile(path(id)) : undefined),
    clear: async () => {
      await Promise.all((await ids()).map((id) => rm(path(id), { force: true })))
      parsed.clear()
    },
  }
}

async function writeDurably(path: string, bytes: Readable): Promise<void> {
  const part = `${path}.part`
  await pipeline(bytes, createWriteStream(part, { mode: 0o600, flush: true }))
  await rename(part, path)
  const folder = await open(join(path, '..'))
  await folder.sync()
  await folder.close()
}

async function parseMessage(id: string, bytes: Buffer): Promise<Message> {
  const mail = await simpleParser(bytes)
  return {
    id,
    messageId: mail.messageId ?? '',
    from: addressesOf(mail.from).join(', '),
    to: addressesOf(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? '' : mail.html,
    headers: headersOf(mail),
    receivedAt: new Date(Number(id.split('-')[0])).toISOString(),
  }
}

function addressesOf(found: AddressObject | AddressObject[] | undefined): string[] {
  return [found ?? []].flat().flatMap((list) => list.value.map((one) => one.address ?? one.name))
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\r?\n[ \t]+/g, ' ')
      .trim()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`
  }
  return headers
}
