/** Texts of the preview beside a form. */
export const PREVIEW_TEXTS = {
  'preview.title': 'Preview',
  'preview.close': 'Close the preview',
  'preview.empty': 'Write a title or some text to see the article here.',
  'preview.frame': 'Preview of the article',
  'preview.device': 'Device',
  'preview.device.phone': 'Phone',
  'preview.device.tablet': 'Tablet',
  'preview.device.desktop': 'Desktop',
  'preview.scheme': 'Colour scheme',
  'preview.scheme.light': 'Light',
  'preview.scheme.dark': 'Dark',
} as const
