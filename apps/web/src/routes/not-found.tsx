import { ProblemPage } from './problem-page.tsx'

/** An address that leads nowhere: the same words as for a record that is not there. */
export function NotFoundPage() {
  return <ProblemPage kind="ui.notFound" />
}
