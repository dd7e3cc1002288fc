import type { MessageKey } from '@guichet/i18n/keys'
import { useKeepPreference } from '../../features/me/mutations.ts'
import { useT } from '../../reader.tsx'
import { CheckboxField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { Kbd } from '../../ui/kbd.tsx'

type Line = { keys: readonly string[]; said: MessageKey; needs?: MessageKey }

const lines: readonly Line[] = [
  { keys: ['j', 'k'], said: 'desk.keys.move' },
  { keys: ['x'], said: 'desk.keys.select' },
  { keys: ['Shift', 'x'], said: 'desk.keys.range' },
  { keys: ['o'], said: 'desk.keys.open' },
  { keys: ['u'], said: 'desk.keys.back' },
  { keys: ['i'], said: 'desk.keys.take' },
  { keys: ['a'], said: 'desk.keys.assign' },
  { keys: ['e'], said: 'desk.keys.resolve' },
  { keys: ['z'], said: 'desk.keys.undo' },
  { keys: ['r'], said: 'desk.keys.reply' },
  { keys: ['n'], said: 'desk.keys.note' },
  { keys: ['m'], said: 'tools.keys' },
  { keys: ['h'], said: 'history.keys' },
  { keys: ['/'], said: 'desk.keys.search' },
  { keys: ['/'], said: 'tools.keys.reply' },
  { keys: ['?'], said: 'desk.keys.sheet' },
]

/** Every key of the desk, and the one switch that turns single keys off. */
export function KeysSheet({ isOn, onClose }: { isOn: boolean; onClose: () => void }) {
  const t = useT()
  const keep = useKeepPreference()
  return (
    <Dialog opened title={t('desk.keys')} onClose={onClose}>
      <dl className="g-keys">
        {lines.map(({ keys, said }) => (
          <div key={said}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(said)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Kbd>Ctrl</Kbd> <Kbd>k</Kbd>
          </dt>
          <dd>{t('desk.keys.palette')}</dd>
        </div>
        <div>
          <dt>
            <Kbd>Ctrl</Kbd> <Kbd>{t('desk.keys.enter')}</Kbd>
          </dt>
          <dd>{t('desk.keys.send')}</dd>
        </div>
      </dl>
      <CheckboxField
        label={t('desk.keys.switch')}
        hint={t('desk.keys.switch.say')}
        checked={isOn}
        disabled={keep.isPending}
        onChange={(event) => keep.mutate({ shortcuts: event.currentTarget.checked })}
      />
    </Dialog>
  )
}
