import type {WorkspaceOptions} from 'sanity'

const OFF = {enabled: false}

/** Creates the workspace options for a Lake. */
export function createLakeOptions(lakeAddress: string): Partial<WorkspaceOptions> {
  return {
    apiHost: lakeAddress,
    auth: {
      loginMethod: 'token',
      // The login page follows without a page on which the only provider is chosen.
      redirectOnSingle: true,
      providers: [{name: 'local', title: 'This desk', url: `${lakeAddress}/v1/auth/local`}],
    },
    // These need services that only hosted Sanity has.
    tasks: OFF,
    releases: OFF,
    scheduledPublishing: OFF,
    scheduledDrafts: OFF,
    announcements: OFF,
    mediaLibrary: OFF,
    apps: {canvas: OFF},
  }
}
