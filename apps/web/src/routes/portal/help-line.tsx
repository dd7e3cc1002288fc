import type { Settings } from '@guichet/contracts/settings'

/** How to reach somebody, the same on every page. */
export function HelpLine({ settings }: { settings: Settings }) {
  const phone = settings['help.phone']
  const hours = settings['help.hours']
  return (
    <>
      <PhoneLink phone={phone} />
      {hours && `, ${hours}`}
    </>
  )
}

export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a className="g-nowrap" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      {phone}
    </a>
  )
}
