import type { AnswerContent, AnswerMove } from '@guichet/contracts/authoring'
import { answerContent } from '@guichet/contracts/authoring'
import { mayEditAnswer, requireDates, requirePublishable, stateAfter } from '@guichet/domain/answers'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import type { Db, Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { sanitise } from '../../html/sanitise.ts'
import { keepFirst, keepRevision, requireKnown, writeContent } from './content-commands.ts'
import { heldById, type Held } from './held-queries.ts'
import { revisionOf } from './queries.ts'
import { requireAuthor } from './scope.ts'

/** Who acts, when, and the version that they read; null: whichever it is. */
export interface Act {
  readonly viewer: Viewer
  readonly now: Date
  readonly ifMatch: number | null
}

/** A new draft; answers its id. */
export async function createAnswer(
  db: Db,
  { viewer, now }: Omit<Act, 'ifMatch'>,
  content: AnswerContent,
): Promise<string> {
  requireAuthor(viewer)
  if (!mayEditAnswer('draft', viewer)) throw refusal('refusal.article_right')
  const id = newId()
  const clean = cleaned(content, id)
  return db.$transaction(async (tx) => {
    await requireKnown(tx, clean)
    const { kind, audiences } = clean
    const dates = { createdAt: now, updatedAt: now }
    await tx.answer.create({
      data: { id, kind, audiences, state: 'draft', authorId: viewer.personId, ...dates },
    })
    await writeContent(tx, id, clean)
    await keepRevision(tx, id, viewer, 'create', now)
    return id
  })
}

/** Changes what it says and to whom. Refuses (412) when somebody changed it since. */
export const rewriteAnswer = (db: Db, act: Act, id: string, content: AnswerContent): Promise<void> =>
  onHeld(db, act, id, (tx, held) => rewrite(tx, act, held, content, 'edit'))

/** Moves it along its life, or makes it say again what a revision said. */
export const moveAnswer = (db: Db, act: Act, id: string, move: AnswerMove): Promise<void> =>
  onHeld(db, act, id, async (tx, held) => {
    const { viewer, now } = act
    if (move.act === 'restore') {
      const { text } = await revisionOf(tx, viewer, id, String(move.revision))
      return rewrite(tx, act, held, answerContent.parse(JSON.parse(text)), 'restore')
    }
    const state = stateAfter(move.act, held.state, viewer, held, now)
    const from = state === 'published' ? { publishedFrom: held.validFrom ?? now } : {}
    await tx.answer.update({ where: { id }, data: { state, version: { increment: 1 }, ...from } })
    await keepRevision(tx, id, viewer, move.act, now)
  })

// Its row is held until the end: whoever else writes waits, then meets the version that was made here.
async function onHeld(
  db: Db,
  { viewer, ifMatch, now }: Act,
  id: string,
  write: (tx: Tx, held: Held) => Promise<void>,
): Promise<void> {
  requireAuthor(viewer, id)
  await db.$transaction(async (tx) => {
    const held = await heldById(tx, id, now)
    if (ifMatch !== null && ifMatch !== held.version)
      throw new Refusal('stale-version', 'refusal.article_stale', {
        values: { version: ifMatch, author: held.lastAuthor },
      })
    await keepFirst(tx, id)
    await write(tx, held)
  })
}

async function rewrite(
  tx: Tx,
  { viewer, now }: Act,
  held: Held,
  content: AnswerContent,
  act: 'edit' | 'restore',
): Promise<void> {
  if (!mayEditAnswer(held.state, viewer)) throw refusal('refusal.article_right')
  const clean = cleaned(content, held.id)
  const validUntil = dateOf(clean.validUntil)
  if (held.state === 'published') requirePublishable({ validUntil, texts: textsOf(clean) }, now)
  await requireKnown(tx, clean)
  const isSaidAnew = JSON.stringify(textsOf(clean)) !== JSON.stringify(held.texts)
  await tx.answer.update({
    where: { id: held.id },
    data: {
      kind: clean.kind,
      audiences: clean.audiences,
      version: { increment: 1 },
      ...(isSaidAnew ? { updatedAt: now } : {}),
    },
  })
  const validFrom = clean.validFrom ?? (held.isPublished ? (held.validFrom ?? now).toISOString() : null)
  await writeContent(tx, held.id, { ...clean, validFrom })
  await keepRevision(tx, held.id, viewer, act, now)
}

function cleaned(content: AnswerContent, id: string): AnswerContent {
  requireDates(dateOf(content.validFrom), dateOf(content.validUntil))
  const { fr, en } = content.texts
  const clean = (text: typeof fr) => text && { ...text, html: sanitise(text.html, id) }
  return {
    ...content,
    audiences: [...new Set(content.audiences)],
    texts: { fr: clean(fr), en: clean(en) },
  }
}

const textsOf = ({ texts }: AnswerContent) =>
  (['fr', 'en'] as const).flatMap((language) => {
    const text = texts[language]
    return text === null ? [] : [{ language, ...text }]
  })

const dateOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))
