import {defineCliConfig} from 'sanity/cli'

import {contentAlias} from './content-alias.ts'
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
    // Queries are passed to the client together with their result types, so its types need no overloads.
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
  vite: {resolve: {alias: [contentAlias]}},
})
