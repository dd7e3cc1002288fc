import { IconEye, IconEyeOff } from '@tabler/icons-react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useWatch } from './mutations.ts'

/** To be told of each step of a ticket, or no more; for the desk's side, which alone is told whether it is. */
export function WatchButton({ ticket: { reference, watched } }: { ticket: Ticket }) {
  const t = useT()
  const watching = useWatch(reference)
  if (watched === undefined) return null
  const Icon = watched ? IconEyeOff : IconEye
  const change = () => {
    if (watching.isPending) return
    watching.mutate(!watched, {
      onSuccess: () => toast(t(watched ? 'following.unwatch.done' : 'following.watch.done')),
      onError: (refusal) => toast(refusal.message, 'bad'),
    })
  }
  return (
    <Button
      size="small"
      variant="subtle"
      icon={<Icon className="g-icon" aria-hidden />}
      aria-disabled={watching.isPending || undefined}
      onClick={change}
    >
      {t(watched ? 'following.unwatch' : 'following.watch')}
    </Button>
  )
}
