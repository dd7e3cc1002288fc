import type { Readable } from 'node:stream'
import { LIMITS } from '@guichet/contracts/limits'
import type { DeskNow } from '@guichet/domain/desk'
import type { Viewer } from '@guichet/domain/facts'
import { unpackedName } from '@guichet/domain/file-name'
import { Refusal } from '@guichet/domain/refusal'
import { dayAndTime } from '@guichet/i18n/format/dates'
import type { Reader } from '@guichet/i18n/format/dates'
import type { Deps } from '../../deps.ts'
import { filesSentBy } from '../attachments/queries.ts'
import type { ReadAttachment } from '../attachments/queries.ts'
import { draftsOf } from '../drafts/queries.ts'
import { heldOf } from '../held/queries.ts'
import * as kept from './archive-queries.ts'
import { asJson } from './present.ts'
import { ticketToExport } from './queries.ts'

/** One file of the archive: its bytes are read when those before it were taken. */
export interface Part {
  readonly name: string
  readonly input: string | AsyncIterable<string> | Readable
  readonly lastModified: Date
}

/** Whose archive, and how it is read. */
interface Asked extends DeskNow {
  readonly viewer: Viewer
  readonly reader: Reader
}

/**
 * All that is kept about the viewer, part by part, with their own rights and never a team's note. Of what may be long, a
 * page is in memory at a time.
 */
export async function* archiveOf(deps: Deps, asked: Asked): AsyncGenerator<Part> {
  const { db, env } = deps
  const { viewer, reader, now: lastModified } = asked
  yield { name: reader.t('archive.readme'), input: readmeOf(asked, env), lastModified }
  const whole = {
    profile: () => kept.profileOf(db, viewer),
    access: () => kept.accessOf(db, viewer),
    drafts: async () => [...(await draftsOf(db, viewer)), ...(await waitingOf(db, viewer))],
    answers: () => kept.answersUsed(db, viewer),
    uploads: () => kept.uploadsUnderWay(db, viewer),
  }
  for (const [name, read] of Object.entries(whole))
    yield { name: `${name}.json`, input: JSON.stringify(await read(), null, 2), lastModified }
  const long = {
    bookmarks: kept.inPages((...page) => kept.bookmarksKept(db, viewer, ...page)),
    history: kept.inPages((...page) => kept.readingsKept(db, viewer, ...page)),
    notifications: kept.inPages((...page) => kept.noticesOf(db, viewer, ...page)),
  }
  for (const [name, rows] of Object.entries(long))
    yield { name: `${name}.json`, input: arrayOf(rows), lastModified }
  yield* ticketParts(deps, asked)
  yield* fileParts(deps, asked)
}

/** What was said to a requester and has not left yet, or could not. */
const waitingOf = async (db: Deps['db'], viewer: Viewer) =>
  (await heldOf(db, viewer)).flatMap(({ refusal: _, ...words }) => (words.audience === 'public' ? words : []))

async function* ticketParts({ db }: Deps, { viewer, ...desk }: Asked): AsyncGenerator<Part> {
  for await (const { reference } of kept.inPages((...page) => kept.referencesOf(db, viewer, ...page))) {
    const exported = await ticketToExport(db, viewer, reference, desk).catch(goneMeanwhile)
    if (exported === null) continue
    const name = unpackedName(reference.replaceAll(/[/\\]/gu, '-'))
    yield { name: `tickets/${name}.json`, input: asJson(exported), lastModified: desk.now }
  }
}

async function* fileParts({ db, files }: Deps, { viewer, now }: Asked): AsyncGenerator<Part> {
  const sent = () => kept.inPages((...page) => filesSentBy(db, viewer, ...page))
  yield { name: 'files.json', input: arrayOf(listed(sent(), files)), lastModified: now }
  for await (const file of sent()) {
    if (!(await isWhole(files, file))) continue
    const bytes = await files.read(file.storageKey)
    try {
      yield { name: pathOf(file), input: bytes, lastModified: file.uploadedAt }
    } finally {
      // Whoever leaves in its middle leaves it open.
      bytes.destroy()
    }
  }
}

async function* arrayOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n]'
}

// A contact who was taken off, a ticket that was purged while the archive was being written.
function goneMeanwhile(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not-found') return null
  throw error
}

/** Its own folder: two files of one name stay two, and the list says which is which. */
const pathOf = ({ id, name }: ReadAttachment): string => `files/${id}/${unpackedName(name)}`

async function* listed(sent: AsyncIterable<ReadAttachment>, files: Deps['files']): AsyncGenerator<object> {
  for await (const file of sent) {
    const { id, name, size, type, sha256, scan, uploadedAt, reference } = file
    const path = (await isWhole(files, file)) ? pathOf(file) : null
    yield { id, name, size: Number(size), type, sha256, scan, uploadedAt, ticket: reference, path }
  }
}

// One that the scanner holds, or that the disk lost, must not keep the rest from its person.
async function isWhole(files: Deps['files'], { scan, storageKey, size }: ReadAttachment): Promise<boolean> {
  if (scan === 'pending' || scan === 'infected') return false
  return (await files.size(storageKey).catch(() => null)) === Number(size)
}

function readmeOf({ viewer: { name }, reader, now }: Asked, env: Deps['env']): string {
  const { t } = reader
  // Always with its year: a file is read years later.
  const day = dayAndTime(reader, now, new Date(0))
  const lines = [
    t('archive.made', { name, day }),
    t('archive.rights'),
    t('archive.profile'),
    t('archive.access', { minutes: env.SESSION_IDLE_MINUTES, hours: env.SESSION_ABSOLUTE_HOURS }),
    t('archive.requests'),
    t('archive.files', { hours: LIMITS.unusedUploadHours }),
    t('archive.drafts', { days: LIMITS.draftDays }),
    t('archive.kept'),
    t('archive.answers'),
    t('archive.without', { days: LIMITS.idempotencyDays }),
  ]
  return `${lines.join('\n\n')}\n`
}
