/** Messages about pasted text; `names` is '' or has names in brackets, with a space before them. */
export const PASTE_TEXTS = {
  'paste.title': 'Check the pasted text',
  'paste.picture.website':
    'Pictures on other websites were left out{{names}}. Save them, then drop them into the text.',
  'paste.picture.computer':
    'Pictures that are not on the clipboard were left out{{names}}. Drop their files into the text.',
  'paste.picture.format': 'Pictures in a format that browsers do not show were left out{{names}}.',
  'paste.picture.refused': 'Pictures were left out{{names}}: this text cannot contain any.',
  'paste.media': 'Videos, recordings or other embedded parts were left out{{names}}.',
  'paste.link': 'Links without a full, safe address became plain text{{names}}.',
  'paste.table': 'Tables became text: each row is a paragraph, with a bar between its cells.',
  'paste.rule': 'Dividing lines were left out.',
  'paste.contents': 'The table of contents was left out.',
  'paste.comment': 'Comments were left out.',
  'paste.name': '“{{name}}”',
  'paste.more': '{{count, number}} more',
  'paste.upload.error': 'A picture could not be uploaded',
  'paste.upload.missing': 'The picture {{name}} is not on the clipboard.',
} as const
