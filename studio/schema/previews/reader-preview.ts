import {UserIcon} from '@sanity/icons/User'
import type {PreviewConfig} from 'sanity'

/** A reader in a list: photo, name, PIN. */
export const readerPreview: PreviewConfig = {
  select: {name: 'name', pin: 'pin', retired: 'retired', photo: 'photo'},
  prepare: ({name, pin, retired, photo}) => ({
    title: name || 'A reader without a name',
    subtitle: [pin ? `PIN ${pin}` : 'No PIN yet', retired ? 'Retired' : undefined]
      .filter(Boolean)
      .join(' · '),
    media: hasImage(photo) ? photo : UserIcon,
  }),
}

function hasImage(photo: unknown): boolean {
  return typeof photo === 'object' && photo !== null && 'asset' in photo
}
