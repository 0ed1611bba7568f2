import {defineLocaleResourceBundle} from 'sanity'

// Editors write articles and look after readers; 'document' and 'dataset' are words of another trade.
// Texts of rare dialogs that only hosted Sanity shows are left as they are.

const structure = {
  'action.copy-document-id.label': 'Copy ID',
  'action.copy-link-to-document.label': 'Copy link',
  'action.delete.disabled.nothing-to-delete': 'This does not exist yet or is already deleted',
  'action.discard-changes.confirm-dialog.confirm-discard-changes-draft':
    'Discard all changes? This was never published, so nothing of it will be left.',
  'action.discard-changes.disabled.no-change': 'There are no unpublished changes',
  'action.discard-changes.disabled.not-published': 'This is not published',
  'action.duplicate.disabled.nothing-to-duplicate': 'There is nothing to duplicate yet',
  'action.publish.live-edit.publish-disabled': 'Every change here shows at once',
  'action.publish.validation-in-progress.label': 'Checking…',
  'action.publish.validation-issues.tooltip': 'There are problems to mend before you can publish',
  'action.restore.confirm.message': 'Restore this version?',
  'action.unpublish.disabled.not-published': 'This is not published',
  'action.unpublish.live-edit.disabled': 'Every change here shows at once',
  'banners.deleted-document-banner.text': 'This has been deleted.',
  'buttons.action-menu-button.aria-label': 'More actions',
  'buttons.action-menu-button.tooltip': 'More actions',
  'changes.banner.description': 'The history of the <strong>{{perspective}}</strong> version.',
  'changes.banner.tooltip': 'Choose another version above to see its changes',
  'confirm-delete-dialog.confirm-button.text_delete_one': 'Delete',
  'confirm-delete-dialog.confirmation.text_delete': 'Delete all versions of this?',
  'confirm-delete-dialog.confirmation.text_delete_one': 'Delete this?',
  'confirm-delete-dialog.confirmation.text_delete_other': 'Delete all versions of this?',
  'confirm-delete-dialog.error.message.text': 'What refers to this could not be looked up.',
  'confirm-delete-dialog.header.text_delete': 'Delete?',
  'confirm-delete-dialog.header.text_unpublish': 'Unpublish?',
  'confirm-delete-dialog.loading.text': 'Looking for what refers to this…',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_delete':
    'What refers to this will no longer find it.',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_unpublish':
    'What refers to this will no longer find it.',
  'confirm-delete-dialog.referring-document-count.text_one': '1 refers to “<DocumentTitle/>”',
  'confirm-delete-dialog.referring-document-count.text_other':
    '{{count}} refer to “<DocumentTitle/>”',
  'confirm-delete-dialog.referring-documents-descriptor.text_delete':
    'You may not be able to delete “<DocumentTitle/>”, because these refer to it:',
  'confirm-delete-dialog.referring-documents-descriptor.text_unpublish':
    'You may not be able to unpublish “<DocumentTitle/>”, because these refer to it:',
  'document-view.form-view.loading': 'Loading…',
  'document-view.form-view.sync-lock-toast.description':
    'This usually happens right after publishing and takes a few seconds at most',
  'document-view.form-view.sync-lock-toast.title': 'Catching up…',
  'pane-header.create-new-button.tooltip': 'Create',
  'panes.document-list-pane.error.text': 'The list could not be loaded.',
  'panes.document-list-pane.max-items.text': 'The first {{limit}} are shown',
  'panes.document-list-pane.no-documents-of-type.text': 'Nothing here yet',
  'panes.document-list-pane.no-documents.text': 'Nothing here yet',
  'panes.document-list-pane.no-matching-documents.text': 'Nothing found',
  'panes.document-operation-results.operation-error_delete':
    'This could not be deleted. Usually something else still refers to it.',
  'panes.document-operation-results.operation-error_unpublish':
    'This could not be unpublished. Usually something else still refers to it.',
  'panes.document-operation-results.operation-success_delete': 'Deleted',
  'panes.document-operation-results.operation-success_duplicate': 'Duplicated',
  'panes.document-pane.document-not-found.loading': 'Loading…',
  'panes.document-pane.document-not-found.title': 'This was not found',
} as const

const studio = {
  'changes.error-description': 'The changes could not be loaded.',
  'changes.no-changes-description':
    'Edit something, or choose an older version in the timeline, and the changes are listed here.',
  'inputs.reference.error.document-unavailable-title': 'Not available',
  'inputs.reference.error.failed-to-load-document-title': 'Could not be loaded',
  'inputs.reference.document-opens-in-new-tab': 'Opens in a new tab',
  'new-document.create-new-document-label': 'New…',
  'new-document.filter-placeholder': 'Search',
  'new-document.new-document-aria-label': 'New',
  'new-document.open-dialog-aria-label': 'Create',
  'new-document.title': 'Create',
  'presence.not-in-a-document': 'Nowhere in particular',
  'search.action.search-all-types': 'Search everything',
  'search.action.filter-by-document-type-aria-label': 'Filter by kind',
  'search.document-types-aria-label': 'Kinds',
  'timeline.error.no-document-history-title': 'No history yet',
  'timeline.error.no-document-history-description':
    'Once something changes, its versions are listed here.',
} as const

/** The Studio's most frequent texts in an editor's words. */
export const words = [
  defineLocaleResourceBundle({locale: 'en-US', namespace: 'structure', resources: structure}),
  defineLocaleResourceBundle({locale: 'en-US', namespace: 'studio', resources: studio}),
]
