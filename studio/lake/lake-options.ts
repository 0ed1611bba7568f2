import type {WorkspaceOptions} from 'sanity'

const OFF = {enabled: false}

/** What the Studio is told when its content is kept by the Lake at an address. */
export function lakeOptions(lake: string): Partial<WorkspaceOptions> {
  return {
    apiHost: lake,
    auth: {
      loginMethod: 'token',
      providers: [{name: 'local', title: 'This desk', url: `${lake}/v1/auth/local`}],
    },
    // The default strategy needs text::query(), which the Lake's GROQ engine does not have.
    search: {strategy: 'groqLegacy'},
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
