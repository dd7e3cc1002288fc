import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useT } from '../reader.tsx';
import { Avatar } from './avatar.tsx';

export type MenuEntry = { label: string; to: string; onClick?: never } | { label: string; to?: never; onClick: () => void };
export type Account = { name: string; entries: readonly MenuEntry[]; team?: boolean };

export function AccountMenu({ name, entries, team = false }: Account) {
  const t = useT();
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="g-who" aria-label={t('ui.menu.account', { name })}>
          <Avatar name={name} team={team} />
          <span className="g-who-name">{name}</span>
          <IconChevronDown className="g-icon" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) =>
          entry.to === undefined ? (
            <Menu.Item key={entry.label} onClick={entry.onClick}>
              {entry.label}
            </Menu.Item>
          ) : (
            <Menu.Item key={entry.label} component={Link} to={entry.to}>
              {entry.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
