import {UploadIcon} from '@sanity/icons/Upload'
import {withTranslatedTitle} from '../i18n/with-translated-title.ts'
import {Importer} from './importer.tsx'

/** The tool 'Import', which makes drafts of articles from documents. */
export const importTool = withTranslatedTitle(
  {name: 'import', icon: UploadIcon, component: Importer},
  'import.title',
)
