/** Texts of forms, of the search, of menus and of the history. */
export const STUDIO_TEXTS = {
  'changes.error-description': 'The changes could not be loaded.',
  'changes.no-changes-description':
    'Edit something, or choose an older version in the timeline, to see the changes here.',
  'inputs.reference.error.document-unavailable-title': 'Not available',
  'inputs.reference.error.failed-to-load-document-title': 'Could not be loaded',
  'inputs.reference.document-opens-in-new-tab': 'Opens in a new tab',
  'new-document.create-new-document-label': 'New…',
  'new-document.filter-placeholder': 'Search',
  // Sanity's code reads this text, but does not have it.
  'new-document.new-document': 'Create',
  'new-document.new-document-aria-label': 'New',
  'new-document.open-dialog-aria-label': 'Create',
  'new-document.title': 'Create',
  'presence.not-in-a-document': 'Not editing anything',
  'search.action.search-all-types': 'Search everything',
  'search.action.filter-by-document-type-aria-label': 'Filter by kind',
  'search.document-types-aria-label': 'Kinds',
  'user-menu.action.sign-out': 'Log out',
  'timeline.error.no-document-history-title': 'No history yet',
  'timeline.error.no-document-history-description':
    'The versions will be listed here after the first change.',
  'timeline.operation.edited-live': 'Edited',
  'asset-source.asset-usage-dialog.header_file': 'Where this file is used',
  'asset-source.asset-usage-dialog.header_image': 'Where this picture is used',
  'asset-source.usage-list.documents-using-file_named_one':
    'The file <code>{{filename}}</code> is used once',
  'asset-source.usage-list.documents-using-file_named_other':
    'The file <code>{{filename}}</code> is used {{count}} times',
  'asset-source.usage-list.documents-using-file_named_zero':
    'The file <code>{{filename}}</code> is not used',
  'asset-source.usage-list.documents-using-file_unnamed_one': 'This file is used once',
  'asset-source.usage-list.documents-using-file_unnamed_other': 'This file is used {{count}} times',
  'asset-source.usage-list.documents-using-file_unnamed_zero': 'This file is not used',
  'asset-source.usage-list.documents-using-image_named_one':
    'The picture <code>{{filename}}</code> is used once',
  'asset-source.usage-list.documents-using-image_named_other':
    'The picture <code>{{filename}}</code> is used {{count}} times',
  'asset-source.usage-list.documents-using-image_named_zero':
    'The picture <code>{{filename}}</code> is not used',
  'asset-source.usage-list.documents-using-image_unnamed_one': 'This picture is used once',
  'asset-source.usage-list.documents-using-image_unnamed_other':
    'This picture is used {{count}} times',
  'asset-source.usage-list.documents-using-image_unnamed_zero': 'This picture is not used',
  'changes.missing-since-document-error':
    'The version <code>{{revisionId}}</code> was not found, <Break/> perhaps because it is too old. <Break/> Choose another one under <strong>From</strong>.',
  'changes.portable-text.unknown-annotation-schema-type': 'Unknown kind of link',
  'changes.portable-text.unknown-inline-object-schema-type': 'Unknown kind of object',
  'changes.unknown-schema-field.description':
    'The desk does not know this field. It is shown as JSON.',
  'document.initial-value.error.description': 'This was opened empty. {{errorMessage}}',
  'document.type.not-found': 'There is no kind “{{type}}”',
  'form.error.field-not-found': 'The field “{{fieldName}}” does not exist, or is hidden.',
  'input.reference.document-cannot-be-opened.failed-to-resolve-url': 'This cannot be opened here',
  'inputs.array.error.can-delete-but-no-edit-description':
    'You can move or delete this item, but not edit it: the desk does not know its kind.',
  'inputs.array.error.current-schema-not-declare-description':
    'This list cannot have items of the kind <code>{{typeName}}</code>. Perhaps they belong to a newer or older version of the desk.',
  'inputs.invalid-value.details.description':
    'The value must be of the kind <code>{{validType}}</code>.',
  'inputs.invalid-value.details.multi-type-description': 'Only these kinds are possible here:',
  'inputs.invalid-value.details.possible-reason':
    'Usually this is because the desk was changed, or because another program wrote the value.',
  'inputs.object.unknown-fields.read-only.description':
    'This field is <strong>read only</strong> and cannot be removed here.',
  'inputs.object.unknown-fields.reference.preview.unavailable':
    'The entry “{{documentId}}” could not be loaded.',
  'inputs.object.unknown-fields.warning.description_one': 'The desk does not know one field.',
  'inputs.object.unknown-fields.warning.description_other':
    'The desk does not know {{count}} fields.',
  'inputs.object.unknown-fields.warning.details.description_one':
    'Perhaps this field belongs to a newer or older version of the desk, or another program wrote it.',
  'inputs.object.unknown-fields.warning.details.description_other':
    'Perhaps these fields belong to a newer or older version of the desk, or another program wrote them.',
  'inputs.portable-text.invalid-value.action-disclaimer':
    'This is usually safe. If you are in doubt, ask whoever looks after the desk.',
  'inputs.portable-text.invalid-value.disallowed-child-type.description':
    'Part {{childKey}} of block <code>{{key}}</code> is of the kind <code>{{childType}}</code>, which the text cannot have.',
  'inputs.portable-text.invalid-value.disallowed-type.description':
    'Block <code>{{key}}</code> is of the kind <code>{{typeName}}</code>, which the text cannot have.',
  'inputs.portable-text.invalid-value.incorrect-block-type.description':
    'Block <code>{{key}}</code> is of a wrong kind. It must be <code>{{expectedTypeName}}</code>.',
  'inputs.portable-text.invalid-value.missing-block-type.description':
    'Block <code>{{key}}</code> has no kind. It must be <code>{{expectedTypeName}}</code>.',
  'inputs.portable-text.invalid-value.orphaned-marks.description':
    'Block <code>{{key}}</code> has formatting that the text cannot have: <code>({{orphanedMarks, list}})</code>.',
  'inputs.portable-text.unknown-value.annotation': 'Unknown kind of link: {{name}}',
  'inputs.portable-text.unknown-value.list-item': 'Unknown kind of list: {{name}}',
  'inputs.portable-text.unknown-value.mark': 'Unknown formatting: {{name}}',
  'inputs.portable-text.unknown-value.style': 'Unknown style: {{name}}',
  'inputs.reference.error.invalid-type-description':
    '<code>{{documentId}}</code> is of the kind <code>{{actualType}}</code>. Only these kinds can be chosen here: <AllowedTypes/>.',
  'inputs.reference.error.invalid-type-title': 'Wrong kind',
  'inputs.reference.error.missing-read-permissions-description': 'You may not see this.',
  'inputs.reference.error.nonexistent-document-description':
    'What was chosen here does not exist any more (ID: <code>{{documentId}}</code>). Remove it, or choose another.',
  'inputs.reference.image-preview-alt-text': 'Picture',
  'inputs.reference.referenced-document-does-not-exist':
    'This does not exist any more (ID: <code>{{documentId}}</code>).',
  'inputs.reference.referenced-document-insufficient-permissions': 'You may not see this.',
  'inputs.reference.strength-mismatch.is-strong-consquences':
    'What was chosen cannot be deleted while it is used here.',
  'inputs.reference.strength-mismatch.is-strong-description':
    'What was chosen here is <em>protected</em> from being deleted, but it need not be.',
  'inputs.reference.strength-mismatch.is-weak-consquences':
    'What was chosen can be deleted although it is used here.',
  'inputs.reference.strength-mismatch.is-weak-description':
    'What was chosen here is not <em>protected</em> from being deleted, but it should be.',
  'inputs.slug.error.missing-source': 'There is nothing to generate it from ({{schemaType}})',
  'inputs.untyped-value.details.multi-type-description': 'Only these kinds are possible here:',
  'insufficient-permissions-message.not-authorized-explanation_create-any-document':
    'You may not create anything.',
  'insufficient-permissions-message.not-authorized-explanation_create-document':
    'You may not create this.',
  'insufficient-permissions-message.not-authorized-explanation_create-document-type':
    'You may not create entries of this kind.',
  'insufficient-permissions-message.not-authorized-explanation_delete-document':
    'You may not delete this.',
  'insufficient-permissions-message.not-authorized-explanation_discard-changes':
    'You may not discard these changes.',
  'insufficient-permissions-message.not-authorized-explanation_duplicate-document':
    'You may not duplicate this.',
  'insufficient-permissions-message.not-authorized-explanation_publish-document':
    'You may not publish this.',
  'insufficient-permissions-message.not-authorized-explanation_unpublish-document':
    'You may not unpublish this.',
  'network-check.slow-protocol-warning.description':
    'Your browser uses an old protocol, so the desk may be slow.',
  'new-document.no-document-types-found': 'Nothing matches your search',
  'new-document.no-document-types-label': 'There is nothing to create',
  'presence.no-one-else-description': 'Editors who have the desk open are listed here.',
  'release.chip.tooltip.draft-disabled.live-edit':
    'Every change here is published immediately; there are no drafts',
  'release.version-list.tooltip': 'See all versions',
  'search.error.display-filter-description': 'The filter has options that do not exist.',
  'search.filter-field-tooltip-used-in-document-types': 'Used in',
  'search.operator.reference-document.name': 'entry',
  'time-zone.dialog-info.input': 'Only this field will show dates in this time zone.',
  'timeline.error.load-document-changes-description': 'Nothing is lost.',
  'timeline.error.load-document-changes-title': 'The changes could not be loaded',
  'timeline.error.load-document-changes-version-description': 'The history is turned off.',
  'timeline.error.load-document-changes-version-title': 'The history could not be loaded',
  'timeline.list.aria-label': 'Versions',
  'incoming-references.title': 'Where this is used',
  'presence.aria-label': 'Who is here',
  'search.document-type-list-all-types': 'Everything',
} as const
