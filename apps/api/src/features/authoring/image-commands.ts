import type { z } from 'zod'
import type { image } from '@guichet/contracts/authoring'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../../deps.ts'
import type { FilePart } from '../../http/multipart.ts'
import { isShownInline } from '../../storage/file-kind.ts'
import { deleteUpload, uploadFiles } from '../attachments/commands.ts'
import { requireAuthor, unknownAnswer } from './scope.ts'

type Kept = Pick<Deps, 'db' | 'files' | 'settings' | 'log' | 'scanner'>

/** Keeps a picture for the text of an answer; answers the address by which the text names it. */
export async function addImageTo(
  deps: Kept,
  { viewer, now }: { viewer: Viewer; now: Date },
  answerId: string,
  parts: AsyncIterable<FilePart>,
): Promise<z.input<typeof image>> {
  requireAuthor(viewer, answerId)
  if ((await deps.db.answer.count({ where: { id: answerId } })) === 0) throw unknownAnswer()
  const [file, ...more] = await uploadFiles(deps, { viewer, now }, parts)
  if (file === undefined) throw new Refusal('malformed', 'refusal.upload_empty')
  if (more.length > 0 || !file.type.startsWith('image/') || !isShownInline(file.type)) {
    for (const { id } of [file, ...more]) await deleteUpload(deps, viewer, id)
    throw new Refusal('invalid', 'refusal.image_kind', { pointer: '/file' })
  }
  await deps.db.answerImage.create({ data: { answerId, attachmentId: file.id } })
  return { id: file.id, src: `/api/v1/answers/${answerId}/images/${file.id}` }
}
