/** Texts of releases and scheduled drafts in lists and forms. */
export const RELEASE_STUDIO_TEXTS = {
  'release.action.already-exists-in-release': 'Already in the release',
  'release.action.revert-unpublish-version.failure.description':
    'Please try again or check your connection. It will still be unpublished with the release.',
  'release.dialog.tooltip.description':
    'The time is only for planning. To publish at this time, schedule the release when everything is ready.',
  'release.toast.delete-schedule-draft.error':
    'The scheduled draft <strong>{{title}}</strong> could not be deleted: {{error}}',
  'release.toast.delete-schedule-draft.success':
    'The scheduled draft <strong>{{title}}</strong> was deleted.',
  'release.toast.pause-scheduled-draft.error':
    'The scheduled draft <strong>{{title}}</strong> could not be paused: {{error}}',
  'release.toast.publish-scheduled-draft.error':
    'The scheduled draft <strong>{{title}}</strong> could not be published: {{error}}',
  'release.toast.publish-scheduled-draft.success':
    'The scheduled draft <strong>{{title}}</strong> was published.',
  'release.toast.reschedule-scheduled-draft.error':
    'The scheduled draft <strong>{{title}}</strong> has no new time: {{error}}',
  'release.toast.reschedule-scheduled-draft.success':
    'The scheduled draft <strong>{{title}}</strong> has a new time.',
  'release.tooltip.already-added': 'Already in the release',
  'release.tooltip.locked': 'This release is scheduled. Unschedule it to add more.',
  'schedule-publish-dialog.description': 'Select when this should be published.',
} as const

/** Texts of releases and scheduled drafts beside an open form. */
export const RELEASE_STRUCTURE_TEXTS = {
  'action.delete.disabled.scheduled-release':
    'This cannot be deleted, because it is in a scheduled release',
  'banners.archived-release.description':
    'This version belongs to the archived release <VersionBadge>{{title}}</VersionBadge>',
  'banners.published-release.description':
    'This was published with <VersionBadge>{{title}}</VersionBadge> and cannot be edited here',
  'banners.release.error.description': 'It could not be added to the release: {{message}}',
  'banners.release.error.title': 'Not added to the release',
  'banners.release.navigate-to-edit-description': 'This is only in the',
  'banners.release.navigate-to-edit-description-multiple_one':
    'This is in the release <VersionBadge/> and in {{count}} more.',
  'banners.release.navigate-to-edit-description-multiple_other':
    'This is in the release <VersionBadge/> and in {{count}} more.',
  'banners.release.navigate-to-edit-description-none': 'This is in no release',
  'banners.release.navigate-to-edit-description-single': 'This is in the release <VersionBadge/>',
  'banners.release.waiting.description': 'This takes a few seconds.',
  'banners.release.waiting.title': 'Adding to the release…',
  'banners.scheduled-draft-override-banner.text':
    'There is a scheduled draft of this. It will replace what you publish now.',
  'banners.unpublished-release-banner.text':
    'This will be unpublished with the release <VersionBadge>{{title}}</VersionBadge>.',
  'events.inspect.release': 'Look at it in <VersionBadge>{{releaseTitle}}</VersionBadge>',
} as const
