import {UploadIcon} from '@sanity/icons/Upload'
import type {Tool} from 'sanity'

import {Importer} from './importer.tsx'

/** The tool 'Import', which makes drafts of articles from documents. */
export const importTool: Tool = {
  name: 'import',
  title: 'Import',
  icon: UploadIcon,
  component: Importer,
}
