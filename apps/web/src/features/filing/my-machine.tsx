import { useId, useState } from 'react'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { thisMachine, type Machine } from './machine.ts'

/** What a team asks first, shown before it is put among one's words: nothing is joined unseen. */
export function MyMachine({ onJoin }: { onJoin: (said: string) => void }) {
  const t = useT()
  const shown = useId()
  const [machine, setMachine] = useState<Machine>()
  const lines = machine ? linesOf(machine, t('filing.machine.unknown')) : []
  const said = lines.map(([key, value]) => t(`filing.machine.${key}`, { value }))
  const join = () => {
    onJoin([t('filing.machine.title'), ...said].join('\n'))
    setMachine(undefined)
    announce(t('filing.machine.joined'))
  }
  return (
    <div className="g-machine">
      <Button
        variant="subtle"
        size="small"
        aria-expanded={machine !== undefined}
        aria-controls={shown}
        onClick={() => setMachine(machine ? undefined : thisMachine())}
      >
        {t('filing.machine.ask')}
      </Button>
      <div id={shown} hidden={machine === undefined}>
        <p className="g-hint">{t('filing.machine.say')}</p>
        <ul className="g-machine-lines">
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Button size="small" onClick={join}>
          {t('filing.machine.join')}
        </Button>
      </div>
    </div>
  )
}

type Line = readonly ['browser' | 'system' | 'screen' | 'page', string]

const linesOf = ({ browser, system, screen, page }: Machine, unknown: string): readonly Line[] => [
  ['browser', browser ?? unknown],
  ['system', system ?? unknown],
  ['screen', screen.join(' × ')],
  ['page', page.join(' × ')],
]
