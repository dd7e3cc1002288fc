import type { ReactNode } from 'react'
import { isStale } from '../saved-over.ts'
import { SavedMeanwhile } from '../ui/saved-meanwhile.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

export type SaveRefusalProps = {
  error: Error | null
  /** What is saved now, where somebody saved it meanwhile. */
  known: ReactNode
  onOver: () => void
}

/** Why a form was not saved; where somebody was first, what they saved and the way to save over it. */
export const SaveRefusal = ({ error, known, onOver }: SaveRefusalProps) =>
  isStale(error) ? <SavedMeanwhile onOver={onOver}>{known}</SavedMeanwhile> : <RefusalNotice error={error} />
