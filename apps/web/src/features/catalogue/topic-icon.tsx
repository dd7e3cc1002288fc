import {
  IconAlertTriangle,
  IconApps,
  IconBook,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconCompass,
  IconDeviceDesktop,
  IconFileText,
  IconFolder,
  IconKey,
  IconMail,
  IconMessages,
  IconNetwork,
  IconPhone,
  IconPrinter,
  IconSchool,
  IconTool,
  IconTruck,
  IconUsers,
  IconWifi,
} from '@tabler/icons-react'

// A catalogue names its icons; the page carries these, not the thousands there are.
const icons = new Map([
  ['alert-triangle', IconAlertTriangle],
  ['apps', IconApps],
  ['book', IconBook],
  ['building', IconBuilding],
  ['calendar', IconCalendar],
  ['chart-bar', IconChartBar],
  ['compass', IconCompass],
  ['device-desktop', IconDeviceDesktop],
  ['file-text', IconFileText],
  ['key', IconKey],
  ['mail', IconMail],
  ['messages', IconMessages],
  ['network', IconNetwork],
  ['phone', IconPhone],
  ['printer', IconPrinter],
  ['school', IconSchool],
  ['tool', IconTool],
  ['truck', IconTruck],
  ['users', IconUsers],
  ['wifi', IconWifi],
])

export function TopicIcon({ name }: { name: string | null | undefined }) {
  const Icon = icons.get(name ?? '') ?? IconFolder
  return <Icon className="g-icon" aria-hidden />
}
