import type { ReactNode } from 'react'
import './state-label.css'

/** The eight states of a ticket's life, each with a shape that reads without colour. */
export type StateShape =
  | 'dispatched'
  | 'assigned'
  | 'pending_requester'
  | 'on_hold'
  | 'resolved'
  | 'closed'
  | 'cancelled'
  | 'refused'

export type StateLabelProps = {
  state: StateShape
  /** Colour is a call: `call` or `good` only when the reader must act, `bad` when it is late. */
  tone?: 'call' | 'good' | 'bad' | 'calm'
  /** A tinted ground behind it, for the one that matters most in sight. */
  plaque?: boolean
  children: ReactNode
}

const faded: ReadonlySet<StateShape> = new Set(['on_hold', 'closed', 'cancelled'])

const circle = <circle cx="9" cy="9" r="6.6" />

const shapes: Readonly<Record<StateShape, ReactNode>> = {
  dispatched: circle,
  assigned: (
    <>
      {circle}
      <path d="M9 4.6a4.4 4.4 0 0 1 0 8.8z" fill="currentColor" stroke="none" />
    </>
  ),
  pending_requester: (
    <>
      <path d="M2.6 3.4h12.8v9H8.4L5 15.4v-3H2.6z" />
      <path d="M9 6v2.6" />
      <path d="M9 10.4v.01" />
    </>
  ),
  on_hold: (
    <>
      {circle}
      <path d="M7.2 6.6v4.8M10.8 6.6v4.8" />
    </>
  ),
  resolved: (
    <>
      {circle}
      <path d="M6 9.2l2.1 2.1L12.1 7" />
    </>
  ),
  closed: (
    <>
      <circle cx="9" cy="9" r="7.4" fill="currentColor" stroke="none" />
      <path className="g-state-cut" d="M5.8 9.2l2.2 2.2L12.2 7" />
    </>
  ),
  cancelled: (
    <>
      <circle cx="9" cy="9" r="6.6" strokeDasharray="2.2 2.6" />
      <path d="M5.6 9h6.8" />
    </>
  ),
  refused: (
    <>
      <path d="M6.2 2.4h5.6l3.8 3.8v5.6l-3.8 3.8H6.2l-3.8-3.8V6.2z" />
      <path d="M6.9 6.9l4.2 4.2M11.1 6.9l-4.2 4.2" />
    </>
  ),
}

export function StateLabel({ state, tone, plaque = false, children }: StateLabelProps) {
  const look = tone ?? (faded.has(state) ? 'faded' : 'ink')
  return (
    <span className={`g-state g-state-${look} ${plaque ? 'g-state-plaque' : ''}`}>
      <svg
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shapes[state]}
      </svg>
      {children}
    </span>
  )
}
