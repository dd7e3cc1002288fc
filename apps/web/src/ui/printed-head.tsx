import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './printed-head.css'

/** A page’s title and what it is about, with the button that puts it on paper. */
export function PrintedHead({ print, children }: { print: string; children: ReactNode }) {
  return (
    <header className="g-printed-head">
      <div>{children}</div>
      <span className="g-no-print">
        <Button
          size="small"
          icon={<IconPrinter className="g-icon" aria-hidden />}
          onClick={() => globalThis.print()}
        >
          {print}
        </Button>
      </span>
    </header>
  )
}
