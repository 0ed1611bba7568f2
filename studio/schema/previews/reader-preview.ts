import {UserIcon} from '@sanity/icons/User'
import type {PreviewConfig} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {hasAsset} from '../image-asset.ts'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** A reader in a list: photo, name, PIN, and whether they have retired. */
export const readerPreview: PreviewConfig = {
  select: {name: 'name', pin: 'pin', retired: 'retired', photo: 'photo'},
  prepare: ({name, pin, retired, photo}) => ({
    title: previewText(name) ?? currentTexts().t('row.reader.unnamed'),
    subtitle: previewLine(
      previewPin(pin) ?? currentTexts().t('row.reader.no-pin'),
      retired === true ? currentTexts().t('row.reader.retired') : undefined,
    ),
    media: hasAsset(photo) ? photo : UserIcon,
  }),
}
