import {defineCliConfig} from 'sanity/cli'

import {OUTPUT_PATHS, QUERY_SOURCES} from './generated-files.ts'
import {packageAliases} from './package-aliases.ts'
import {PREVIEW_PAGE_OPTIONS} from './preview/page-options.ts'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID ?? 'local',
    dataset: process.env.SANITY_STUDIO_DATASET ?? 'production',
  },
  deployment: {autoUpdates: false},
  schemaExtraction: {path: OUTPUT_PATHS.schema},
  typegen: {
    path: [...QUERY_SOURCES],
    schema: OUTPUT_PATHS.schema,
    generates: OUTPUT_PATHS.types,
    // Each query is passed to the client together with its result type, so the client's types need no overloads.
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
  vite: {resolve: {alias: packageAliases}, worker: PREVIEW_PAGE_OPTIONS},
})
