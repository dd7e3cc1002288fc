import { ProblemError } from '../api.ts'
import { toast } from '../ui/toast.tsx'

/**
 * Why an act came too late: the state that refuses it takes its form away, and what the form said with it. `kept` says
 * what became of the words.
 */
export function tellOvertaken(error: Error, kept = ''): void {
  if (error instanceof ProblemError && error.problem.status === 409)
    toast(`${error.message} ${kept}`.trim(), 'bad')
}
