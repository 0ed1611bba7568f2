export {HIDEABLE_PARTS, type HideablePart} from '../element/hideable-parts.ts'
export {createSnippet} from './create-snippet.ts'
export {SNIPPET_LANGUAGES} from './languages.ts'
export {getPackageFiles} from './package-files.ts'
export {
  DELIVERY_PLACES,
  type DeliveryPlace,
  getDeliveryPlaces,
  getPlaces,
  isDeliveryPlace,
  SNIPPET_PLACES,
  type SnippetPlace,
} from './places.ts'
export {SnippetError, type SnippetErrorCode} from './snippet-error.ts'
export {
  type Snippet,
  type SnippetElement,
  type SnippetFiles,
  type SnippetLanguage,
  type SnippetLink,
  type SnippetOptions,
  type SnippetPart,
  type SnippetTheme,
  SNIPPET_THEMES,
} from './snippet-options.ts'
