import {API_VERSION} from '@reader-article/content'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'

import {documentActions} from './actions/document-actions.ts'
import {connectionBanner} from './connection/connection-banner.tsx'
import {repeatUnanswered} from './connection/repeat-unanswered.ts'
import {environment} from './environment.ts'
import {FocusedDocumentLayout} from './focus/form-focus.tsx'
import {StudioIcon} from './icons/studio-icon.tsx'
import {StudioLayout} from './icons/studio-layout.tsx'
import {lakeFetch} from './lake/lake-fetch.ts'
import {createLakeOptions} from './lake/lake-options.ts'
import {localeBundles} from './locale/locale-bundles.ts'
import {ignoreKeysAfterDeletion} from './mutator/ignore-keys-after-deletion.ts'
import {ignorePatchesOfDeleted} from './mutator/ignore-patches-of-deleted.ts'
import {keepTextOfPublished} from './mutator/keep-text-of-published.ts'
import {trackUnsavedChanges} from './mutator/unsaved-changes.ts'
import {schemaTypes} from './schema/index.ts'
import {createSearchFetch} from './search/search-fetch.ts'
import {createSessionClientFactory} from './session/session-client.ts'
import {askBeforeLeaving} from './typing/ask-before-leaving.ts'
import {SharedInput} from './typing/shared-text-input.tsx'
import {structure} from './structure/index.ts'
import {INITIAL_VALUE_TEMPLATES} from './structure/initial-value-templates.ts'
import {newDocumentOptions} from './structure/new-document-options.ts'
import {switchboardTool} from './switchboard/switchboard-tool.ts'

ignorePatchesOfDeleted()
keepTextOfPublished()
ignoreKeysAfterDeletion()
askBeforeLeaving(trackUnsavedChanges())

export default defineConfig({
  name: 'reader-article',
  title: 'Reader desk',
  icon: StudioIcon,
  projectId: environment.projectId,
  dataset: environment.dataset,
  ...(environment.lakeAddress && createLakeOptions(environment.lakeAddress)),
  unstable_clientFactory: createSessionClientFactory({
    projectId: environment.projectId,
    apiHost: environment.lakeAddress,
    send: createSearchFetch({
      send: repeatUnanswered(
        environment.lakeAddress ? lakeFetch : (url, init) => globalThis.fetch(url, init),
      ),
      now: Date.now,
    }),
  }),
  plugins: [
    structureTool({title: 'Desk', structure}),
    connectionBanner(),
    ...(import.meta.env.DEV ? [visionTool({defaultApiVersion: API_VERSION})] : []),
  ],
  // The first tool is the one that opens.
  tools: (tools) => [switchboardTool, ...tools],
  schema: {types: schemaTypes, templates: (defaults) => [...defaults, ...INITIAL_VALUE_TEMPLATES]},
  // The other strategy uses text::query(), which the Lake's GROQ engine does not implement.
  search: {strategy: 'groqLegacy'},
  i18n: {bundles: localeBundles},
  studio: {components: {layout: StudioLayout}},
  form: {components: {input: SharedInput}},
  document: {
    actions: documentActions,
    newDocumentOptions,
    components: {unstable_layout: FocusedDocumentLayout},
    comments: {enabled: false},
    askToEdit: {enabled: false},
  },
})
