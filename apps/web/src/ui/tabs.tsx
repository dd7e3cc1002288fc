import { Tabs as MantineTabs } from '@mantine/core'
import type { ReactNode } from 'react'
import './tabs.css'

export type Tab<Value extends string> = {
  value: Value
  label: string
  icon?: ReactNode
  /** The paper its panel lies on: `note` for what only the team reads. */
  paper?: 'plain' | 'note'
  panel: ReactNode
}

export type TabsProps<Value extends string> = {
  label: string
  tabs: readonly Tab<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** Two voices, two papers. Hidden panels stay mounted, so nothing typed in them is lost. */
export function Tabs<Value extends string>({ label, tabs, value, onChange }: TabsProps<Value>) {
  const paper = tabs.find((tab) => tab.value === value)?.paper ?? 'plain'
  return (
    <MantineTabs
      className="g-tabs"
      data-paper={paper}
      variant="unstyled"
      keepMounted
      keepMountedMode="display-none"
      value={value}
      onChange={(chosen) => {
        const tab = tabs.find((each) => each.value === chosen)
        if (tab) onChange(tab.value)
      }}
    >
      <MantineTabs.List className="g-tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.value} value={tab.value} leftSection={tab.icon} className="g-tab">
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.value} value={tab.value}>
          {tab.panel}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  )
}
