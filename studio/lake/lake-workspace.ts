import type {WorkspaceOptions} from 'sanity'

import {createDeskClientFactory} from '../session/desk-client.ts'

const OFF = {enabled: false}

const PROJECT_ID = 'local'

/**
 * The options of a workspace whose content is on a Lake; only `dataset` is missing.
 *
 * @param lakeAddress - Such as `http://localhost:4100`.
 */
export function lakeWorkspace(
  lakeAddress: string,
): Partial<WorkspaceOptions> & Pick<WorkspaceOptions, 'projectId'> {
  return {
    projectId: PROJECT_ID,
    apiHost: lakeAddress,
    // Its clients share their event streams: browsers open only six connections to one server.
    unstable_clientFactory: createDeskClientFactory({projectId: PROJECT_ID, apiHost: lakeAddress}),
    auth: {
      loginMethod: 'token',
      // The login page follows without a page on which the only provider is chosen.
      redirectOnSingle: true,
      providers: [{name: 'local', title: 'This desk', url: `${lakeAddress}/v1/auth/local`}],
    },
    // The other strategy uses text::query() within score(), which the Lake does not evaluate.
    search: {strategy: 'groqLegacy'},
    // The activity of a release then says when it was scheduled, and who added documents.
    beta: {eventsAPI: {releases: true}},
    // These need services that only hosted Sanity has.
    tasks: OFF,
    // Replaced by releases and scheduled drafts.
    scheduledPublishing: OFF,
    announcements: OFF,
    mediaLibrary: OFF,
    apps: {canvas: OFF},
  }
}
