import {API_VERSION} from '@reader-article/content'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'

import {environment} from './environment.ts'
import {StudioIcon} from './icons/studio-icon.tsx'
import {lakeLayout} from './lake/lake-layout.tsx'
import {lakeWorkspace} from './lake/lake-workspace.ts'
import {readerDesk} from './reader-desk.ts'
import {createDeskClientFactory} from './session/desk-client.ts'

const {projectId, dataset, lakeAddress, elementsAddress, siteAddress} = environment

export default defineConfig({
  name: 'reader-article',
  title: 'Reader desk',
  icon: StudioIcon,
  dataset,
  search: {strategy: 'groqLegacy'},
  ...(lakeAddress
    ? lakeWorkspace(lakeAddress)
    : {projectId, unstable_clientFactory: createDeskClientFactory({projectId})}),
  plugins: [
    readerDesk({lists: {name: 'structure'}, elements: elementsAddress, site: siteAddress}),
    ...(lakeAddress ? [lakeLayout()] : []),
    ...(import.meta.env.DEV ? [visionTool({defaultApiVersion: API_VERSION})] : []),
  ],
  document: {comments: {enabled: false}, askToEdit: {enabled: false}},
})
