import { useQuery } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import { meQuery } from '../../features/me/queries.ts'
import { OpenFrame, SignedInFrame } from './frame.tsx'

/** Pages that anybody may read; somebody signed in keeps their own frame around them. */
export function Component() {
  // A loader may have learnt that it is nobody: asking again would not change it.
  const { data: me } = useQuery({ ...meQuery, retryOnMount: false })
  if (me === undefined) {
    return (
      <OpenFrame>
        <Outlet />
      </OpenFrame>
    )
  }
  return (
    <SignedInFrame me={me}>
      <Outlet />
    </SignedInFrame>
  )
}
