import type { ReactNode } from 'react'
import './status-steps.css'

export type Step = { label: string; detail?: ReactNode; at: 'done' | 'now' | 'next' }
export type StatusStepsProps = {
  label: string
  steps: readonly Step[]
  /** `call` or `good` only when the present step awaits the reader. */
  tone?: 'call' | 'good' | 'calm'
}

/** How far one is, in words first: an ordered list with its present step marked. */
export function StatusSteps({ label, steps, tone = 'call' }: StatusStepsProps) {
  return (
    <ol className={`g-steps g-steps-${tone}`} aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-at={step.at} aria-current={step.at === 'now' ? 'step' : undefined}>
          <b>{step.label}</b> {step.detail}
        </li>
      ))}
    </ol>
  )
}
