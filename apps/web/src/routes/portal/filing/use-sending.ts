import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { NetworkError, ProblemError } from '../../../api.ts'
import { refusedByServer } from '../../../features/filing/filing-refusals.ts'
import {
  filingOf,
  type Asked,
  type ContactChoice,
  type FilingValues,
} from '../../../features/filing/filing-values.ts'
import { useFileTicket } from '../../../features/filing/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'

export type SendingProps = {
  asked: Asked
  draftId: string
  contacts: readonly ContactChoice[]
  attachmentIds: readonly string[]
  onFiled: () => Promise<void>
}

/** Sends the request once, however often it is asked to: the draft's id and the key make one request of them all. */
export function useSending({ asked, draftId, contacts, attachmentIds, onFiled }: SendingProps) {
  const navigate = useNavigate()
  const key = useIdempotencyKey()
  const { mutateAsync, error, isPending } = useFileTicket()
  const last = useRef<FilingValues>(undefined)
  const isUnderWay = useRef(false)

  const send = useCallback(
    async (values: FilingValues) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      last.current = values
      const filing = filingOf(asked, values, contacts, attachmentIds, draftId)
      // A refusal is told by the mutation's own state.
      const ticket = await mutateAsync({ filing, key: key.of(filing) }).catch(() => null)
      isUnderWay.current = false
      if (ticket === null) return
      await onFiled()
      await navigate(`/demandes/${ticket.reference}/deposee`, { replace: true })
    },
    [asked, contacts, attachmentIds, draftId, mutateAsync, key, onFiled, navigate],
  )
  const retry = useCallback(() => {
    if (last.current !== undefined) void send(last.current)
  }, [send])
  useWhenBackOnline(error instanceof NetworkError, retry)

  const refused = useMemo(
    () => (error instanceof ProblemError ? refusedByServer(error.problem) : []),
    [error],
  )
  return { send: (values: FilingValues) => void send(values), retry, error, refused, isSending: isPending }
}

function useWhenBackOnline(isWaiting: boolean, act: () => void): void {
  useEffect(() => {
    if (!isWaiting) return undefined
    window.addEventListener('online', act)
    return () => window.removeEventListener('online', act)
  }, [isWaiting, act])
}
