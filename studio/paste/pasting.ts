import {definePlugin} from 'sanity'

import {PasteInput} from './paste-input.tsx'
import {PastePlugins} from './paste-plugins.tsx'

/** Reads text that is pasted from other programs as the import reads documents. */
export const pasting = definePlugin({
  name: 'pasting',
  form: {components: {input: PasteInput, portableText: {plugins: PastePlugins}}},
})
