import { useEffect, useRef } from 'react'
import type { Said } from '../features/drafts/reply-state.ts'
import { useT } from '../reader.tsx'
import { toast } from '../ui/toast.tsx'

/**
 * What follows a sending, also once its form is gone: what was said leaves the hand, and a refusal that nobody would see is
 * told.
 */
export function useAfterSending(reference: string, hand: { sent: (said: Said) => void }) {
  const t = useT()
  const isDrawn = useRef(false)
  useEffect(() => {
    isDrawn.current = true
    return () => {
      isDrawn.current = false
    }
  }, [])
  return (
    sending: Promise<unknown>,
    said: Said,
    then: () => void,
    refused?: (error: Error) => void,
  ): void => {
    const settled = async () => {
      try {
        await sending
      } catch (error) {
        if (!(error instanceof Error)) throw error
        if (isDrawn.current) refused?.(error)
        else toast(t('requests.unsent', { reference, why: error.message }), 'bad')
        return
      }
      hand.sent(said)
      then()
    }
    void settled()
  }
}
