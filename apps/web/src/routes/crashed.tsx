import { RouteProblem } from './problem-page.tsx'

/** Nothing else could be drawn: the problem page stands alone. */
export function CrashedPage() {
  return (
    <main>
      <RouteProblem />
    </main>
  )
}
