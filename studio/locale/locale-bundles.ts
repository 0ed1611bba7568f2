import {defineLocaleResourceBundle} from 'sanity'

// Editors know articles and readers, not 'documents' and 'datasets'. Texts of rare dialogs that only
// hosted Sanity shows are unchanged.

const STRUCTURE_TEXTS = {
  'action.copy-document-id.label': 'Copy ID',
  'action.copy-link-to-document.label': 'Copy link',
  'action.delete.disabled.nothing-to-delete': 'This does not exist yet or is already deleted',
  'action.discard-changes.confirm-dialog.confirm-discard-changes-draft':
    'Discard all changes? This was never published, so it will be deleted completely.',
  'action.discard-changes.disabled.no-change': 'There are no unpublished changes',
  'action.discard-changes.disabled.not-published': 'This is not published',
  'action.duplicate.disabled.nothing-to-duplicate': 'There is nothing to duplicate yet',
  'action.publish.live-edit.publish-disabled': 'Every change here is published immediately',
  'action.publish.validation-in-progress.label': 'Checking…',
  'action.publish.validation-issues.tooltip': 'There are problems to fix before you can publish',
  'action.restore.confirm.message': 'Restore this version?',
  'action.unpublish.disabled.not-published': 'This is not published',
  'action.unpublish.live-edit.disabled': 'Every change here is published immediately',
  'banners.deleted-document-banner.text': 'This has been deleted.',
  'buttons.action-menu-button.aria-label': 'More actions',
  'buttons.action-menu-button.tooltip': 'More actions',
  'changes.banner.description': 'The history of the <strong>{{perspective}}</strong> version.',
  'changes.banner.tooltip': 'Choose another version above to see its changes',
  'confirm-delete-dialog.confirm-button.text_delete_one': 'Delete',
  'confirm-delete-dialog.confirmation.text_delete': 'Delete all versions of this?',
  'confirm-delete-dialog.confirmation.text_delete_one': 'Delete this?',
  'confirm-delete-dialog.confirmation.text_delete_other': 'Delete all versions of this?',
  'confirm-delete-dialog.error.message.text': 'The items that refer to this could not be loaded.',
  'confirm-delete-dialog.header.text_delete': 'Delete?',
  'confirm-delete-dialog.header.text_unpublish': 'Unpublish?',
  'confirm-delete-dialog.loading.text': 'Looking for items that refer to this…',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_delete':
    'Items that refer to this will no longer show it.',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_unpublish':
    'Items that refer to this will no longer show it.',
  'confirm-delete-dialog.referring-document-count.text_one': '1 item refers to “<DocumentTitle/>”',
  'confirm-delete-dialog.referring-document-count.text_other':
    '{{count}} items refer to “<DocumentTitle/>”',
  'confirm-delete-dialog.referring-documents-descriptor.text_delete':
    'You may not be able to delete “<DocumentTitle/>”, because these items refer to it:',
  'confirm-delete-dialog.referring-documents-descriptor.text_unpublish':
    'You may not be able to unpublish “<DocumentTitle/>”, because these items refer to it:',
  'document-view.form-view.loading': 'Loading…',
  'document-view.form-view.sync-lock-toast.description':
    'This usually happens right after publishing and takes a few seconds at most',
  'document-view.form-view.sync-lock-toast.title': 'Waiting for the latest version…',
  'pane-header.create-new-button.tooltip': 'Create',
  'panes.document-list-pane.error.text': 'The list could not be loaded.',
  'panes.document-list-pane.max-items.text': 'Only the first {{limit}} are shown',
  'panes.document-list-pane.no-documents-of-type.text': 'Nothing here yet',
  // Despite its key, this is the text of a search without results; the other two are of empty lists.
  'panes.document-list-pane.no-documents.text': 'Nothing matches your search',
  'panes.document-list-pane.no-matching-documents.text': 'Nothing here yet',
  'panes.document-operation-results.operation-error_delete':
    'This could not be deleted. Usually this is because another item still refers to it.',
  'panes.document-operation-results.operation-error_unpublish':
    'This could not be unpublished. Usually this is because another item still refers to it.',
  'panes.document-operation-results.operation-success_delete': 'Deleted',
  'panes.document-operation-results.operation-success_duplicate': 'Duplicated',
  'panes.document-pane.document-not-found.loading': 'Loading…',
  'panes.document-pane.document-not-found.title': 'This was not found',
} as const

const STUDIO_TEXTS = {
  'changes.error-description': 'The changes could not be loaded.',
  'changes.no-changes-description':
    'Edit something, or choose an older version in the timeline, to see the changes here.',
  'inputs.reference.error.document-unavailable-title': 'Not available',
  'inputs.reference.error.failed-to-load-document-title': 'Could not be loaded',
  'inputs.reference.document-opens-in-new-tab': 'Opens in a new tab',
  'new-document.create-new-document-label': 'New…',
  'new-document.filter-placeholder': 'Search',
  'new-document.new-document-aria-label': 'New',
  'new-document.open-dialog-aria-label': 'Create',
  'new-document.title': 'Create',
  'presence.not-in-a-document': 'Not editing anything',
  'search.action.search-all-types': 'Search everything',
  'search.action.filter-by-document-type-aria-label': 'Filter by kind',
  'search.document-types-aria-label': 'Kinds',
  'timeline.error.no-document-history-title': 'No history yet',
  'timeline.error.no-document-history-description':
    'The versions will be listed here after the first change.',
  'timeline.operation.edited-live': 'Edited',
} as const

/** The Studio's most frequent texts, in editors' words. */
export const localeBundles = [
  defineLocaleResourceBundle({locale: 'en-US', namespace: 'structure', resources: STRUCTURE_TEXTS}),
  defineLocaleResourceBundle({locale: 'en-US', namespace: 'studio', resources: STUDIO_TEXTS}),
]
