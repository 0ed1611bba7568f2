import {UserIcon} from '@sanity/icons/User'
import type {PreviewConfig} from 'sanity'

import {hasImage, previewLine, previewPin, previewText} from './preview-values.ts'

/** A reader in a list: photo, name, PIN. */
export const readerPreview: PreviewConfig = {
  select: {name: 'name', pin: 'pin', retired: 'retired', photo: 'photo'},
  prepare: ({name, pin, retired, photo}) => ({
    title: previewText(name) ?? 'A reader without a name',
    subtitle: previewLine(
      previewPin(pin) ?? 'No PIN yet',
      retired === true ? 'Retired' : undefined,
    ),
    media: hasImage(photo) ? photo : UserIcon,
  }),
}
