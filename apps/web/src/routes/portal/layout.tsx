import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, redirect, type LoaderFunctionArgs } from 'react-router'
import { ProblemError } from '../../api.ts'
import { forgetDraftsOfOthers } from '../../features/drafts/drafts-of-others.ts'
import { speakAs } from '../../features/me/look.ts'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { SignedInFrame } from './frame.tsx'

/** The pages of somebody signed in; whoever is not is sent to the door, and comes back here. */
export async function loader({ request }: LoaderFunctionArgs) {
  try {
    const me = await queries.ensureQueryData(meQuery)
    await Promise.all([forgetDraftsOfOthers(me.id), speakAs(me)])
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error
    const { pathname, search } = new URL(request.url)
    if (pathname === '/') throw redirect('/connexion')
    throw redirect(`/connexion?${new URLSearchParams({ returnTo: pathname + search }).toString()}`)
  }
  return null
}

export function Component() {
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <SignedInFrame me={me}>
      <Outlet />
    </SignedInFrame>
  )
}
