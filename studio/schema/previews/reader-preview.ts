import {UserIcon} from '@sanity/icons/User'
import type {PreviewConfig} from 'sanity'

import {hasAsset} from '../image-asset.ts'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** A reader in a list: photo, name, PIN, and whether they have retired. */
export const readerPreview: PreviewConfig = {
  select: {name: 'name', pin: 'pin', retired: 'retired', photo: 'photo'},
  prepare: ({name, pin, retired, photo}) => ({
    title: previewText(name) ?? 'A reader without a name',
    subtitle: previewLine(
      previewPin(pin) ?? 'No PIN yet',
      retired === true ? 'Retired' : undefined,
    ),
    media: hasAsset(photo) ? photo : UserIcon,
  }),
}
