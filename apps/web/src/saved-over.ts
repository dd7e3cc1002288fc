import { useState } from 'react'
import { ProblemError } from './api.ts'

/** Somebody saved the same thing since it was read. */
export const isStale = (error: Error | null): boolean =>
  error instanceof ProblemError && error.problem.code === 'stale-version'

/**
 * The version that a form is saved over: the newest that says of the form's own fields what was read when it was opened.
 * Undefined for what is new.
 */
export function useVersionOver<Version extends number | undefined>(
  version: Version,
  fields: unknown,
): Version {
  const said = JSON.stringify(fields)
  const [opened, setOpened] = useState({ version, said })
  // Another part of the same thing was saved, by oneself maybe: this form writes over nothing unseen.
  if (said === opened.said && version !== opened.version) setOpened({ version, said })
  return opened.version
}
