/** Texts of the lists and of the document pane. */
export const STRUCTURE_TEXTS = {
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
  // Sanity shows this in a list of exactly 2,000 rows, and takes it for the longest possible list.
  'panes.document-list-pane.max-items.text': '{{limit}} shown',
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
  'action.delete.disabled.target-not-found':
    'This does not exist in the version you are looking at',
  'action.discard-changes.disabled.target-not-found':
    'This does not exist in the version you are looking at',
  'action.duplicate.disabled.target-not-found':
    'This does not exist in the version you are looking at',
  'action.publish.disabled.target-not-found':
    'This does not exist in the version you are looking at',
  'action.unpublish.disabled.already-unpublished': 'This is already going to be unpublished',
  'action.unpublish.disabled.target-not-found':
    'This does not exist in the version you are looking at',
  'banners.choose-new-document-destination.cannot-create-draft-document':
    'A draft cannot be created here.',
  'banners.choose-new-document-destination.cannot-create-published-document':
    'Nothing can be created among what is published. Choose Drafts at the top.',
  'banners.choose-new-document-destination.choose-destination': 'Choose where to create this:',
  'banners.deprecated-document-type-banner.text': 'This kind of entry is no longer used.',
  'banners.live-edit-draft-banner.text':
    'Changes to <strong>{{schemaType}}</strong> are published immediately, but there is a draft of this. Publish or discard the draft to go on.',
  'banners.obsolete-draft.actions.compare-draft.tooltip':
    'This was never published, so there is nothing to compare with.',
  'banners.obsolete-draft.draft-model-inactive.text':
    'There is a draft of this, but drafts are turned off.',
  'banners.permission-check-banner.missing-permission_create_one':
    'Your role <Roles/> may not publish this.',
  'banners.permission-check-banner.missing-permission_create_other':
    'Your roles <Roles/> may not publish this.',
  'banners.permission-check-banner.missing-permission_update_one':
    'Your role <Roles/> may not edit this.',
  'banners.permission-check-banner.missing-permission_update_other':
    'Your roles <Roles/> may not edit this.',
  'banners.revision-not-found.description':
    'The version was not found. Choose another one from the history.',
  'compare-version.error.invalidModeParam': '“{{input}}” is not a way to compare versions.',
  'compare-version.error.invalidNextDocumentParam': 'The later version is not valid.',
  'compare-version.error.invalidParams.title': 'The versions cannot be compared',
  'compare-version.error.invalidPreviousDocumentParam': 'The earlier version is not valid.',
  'compare-versions.menu-item.disabled-reason': 'There is no other version to compare with.',
  'document-target-badges.not-in-target.tooltip':
    'This does not exist in the version you are looking at.',
  'document-view.form-view.form-title-fallback': 'Untitled',
  'events.compare-with-published.description':
    'The changes could not be loaded, perhaps because they are too old. This compares the <strong>{{version}}</strong> version with the <strong>published</strong> one.',
  'events.open.draft': 'Open the <VersionBadge>draft</VersionBadge>',
  'incoming-references-input.schema-type-not-found': 'There is no kind “{{type}}”',
  'incoming-references-input.types-loading': 'Loading…',
  'incoming-references-pane.schema-type-not-found': 'There is no kind “{{type}}”',
  'pane-item.missing-schema-type.subtitle': 'ID: <Code>{{documentId}}</Code>',
  'pane-item.missing-schema-type.title': 'Unknown kind: <Code>{{documentType}}</Code>',
  'doc-title.unknown-schema-type.text': 'Unknown kind: {{schemaType}}',
  'panes.document-list-pane.sort-order.disabled-reason': 'This list cannot be sorted by this field',
  'panes.document-operation-results.operation-success': 'Done: {{op}}',
  'panes.document-operation-results.operation-success_copy-id': 'ID copied',
  'panes.document-operation-results.operation-success_copy-url': 'Link copied',
  'panes.document-pane.document-not-found.text':
    'The kind is unknown, and nothing has the ID <Code>{{id}}</Code>.',
  'panes.document-pane.document-unknown-type.text':
    'This is of the kind <Code>{{documentType}}</Code>, which the desk does not know.',
  'panes.document-pane.document-unknown-type.title': 'Unknown kind: <Code>{{documentType}}</Code>',
  'panes.document-pane.document-unknown-type.without-schema.text':
    'This does not exist, and its kind is unknown.',
  'panes.document-pane.variant-target.loading': 'Loading…',
} as const
