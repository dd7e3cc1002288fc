import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addImage,
  image,
  moveAnswer,
  readMarkdown,
  rewriteAnswer,
  writeAnswer,
  type AnswerContent,
  type AnswerMove,
  type WrittenAnswer,
} from '@guichet/contracts/authoring'
import { addressOf, call, NetworkError, problemOf } from '../../api.ts'
import { writtenQuery } from './queries.ts'

/** A new draft, of this content or of what a ticket taught. */
export function useWriteAnswer() {
  const keep = useKept()
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string } & (AnswerContent | { fromTicket: string })) =>
      call(writeAnswer, { body, idempotencyKey: key }),
    onSuccess: keep,
  })
}

/** Saves over the version that was read; null: over whichever it is. */
export function useRewriteAnswer(id: string) {
  const keep = useKept()
  return useMutation({
    mutationFn: ({ content, version }: { content: AnswerContent; version: number | null }) =>
      call(rewriteAnswer, { params: { id }, body: content, ...(version !== null && { ifMatch: version }) }),
    onSuccess: keep,
  })
}

export function useMoveAnswer(id: string) {
  const keep = useKept()
  return useMutation({
    mutationFn: ({ move, version }: { move: AnswerMove; version: number }) =>
      call(moveAnswer, { params: { id }, body: move, ifMatch: version }),
    onSuccess: keep,
  })
}

/** Sends a picture for the text of an answer; answers its address. Throws ProblemError or NetworkError. */
export async function sendImage(id: string, file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file)
  const headers = { 'x-requested-by': 'person', 'accept-language': document.documentElement.lang || 'fr' }
  const response = await fetch(addressOf(addImage, { params: { id } }), {
    method: addImage.method,
    headers,
    body,
  }).catch(() => {
    throw new NetworkError()
  })
  if (!response.ok) throw await problemOf(response)
  return image.parse(await response.json()).src
}

/** Markdown as the text of an answer. */
export const htmlOf = async (markdown: string): Promise<string> =>
  (await call(readMarkdown, { body: { markdown } })).html

function useKept() {
  const queries = useQueryClient()
  return async (answer: WrittenAnswer) => {
    queries.setQueryData(writtenQuery(answer.id).queryKey, answer)
    await queries.invalidateQueries({ queryKey: ['authoring', 'list'] })
    await queries.invalidateQueries({ queryKey: ['answers'] })
  }
}
