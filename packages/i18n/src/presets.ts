export const presets = ['caen-amigo', 'ul-itop', 'ul-helpdesk', 'esup-2010'] as const
export type Preset = (typeof presets)[number]

export const defaultPreset: Preset = 'caen-amigo'
