/** Texts of the website in the Studio. */
export const PRESENTATION_TEXTS = {
  'document-list-pane.document-list.title': 'On this page',
  'document-list-pane.error.text': 'The list could not be shown',
  'document-pane.error.text': 'The form could not be shown',
  'main-document.label': 'Of this page',
  'main-document.missing.text': 'Nothing is stored for the page <Code>{{path}}</Code>',
  'narrow-tabs.content-tab.label': 'Form',
  'narrow-tabs.preview-tab.label': 'Page',
} as const
