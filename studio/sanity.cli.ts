import {defineCliConfig} from 'sanity/cli'

import {contentSource} from './content-source.ts'
import {GENERATED, QUERY_SOURCES} from './generated-files.ts'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID ?? 'local',
    dataset: process.env.SANITY_STUDIO_DATASET ?? 'production',
  },
  deployment: {autoUpdates: false},
  schemaExtraction: {path: GENERATED.schema},
  typegen: {
    path: [...QUERY_SOURCES],
    schema: GENERATED.schema,
    generates: GENERATED.types,
    // The client is handed queries with their result types; the whole client's types stay as they are.
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
  vite: {resolve: {alias: [contentSource]}},
})
