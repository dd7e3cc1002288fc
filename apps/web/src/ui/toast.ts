import { notifications } from '@mantine/notifications';

/** A short good news, or a failure that is not about a field; read politely, gone by itself. */
export function toast(message: string, tone: 'good' | 'bad' = 'good'): void {
  notifications.show({
    message,
    role: 'status',
    withCloseButton: false,
    autoClose: tone === 'good' ? 6000 : 12_000,
    'data-tone': tone,
  });
}
